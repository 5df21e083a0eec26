// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a harness over the files of the folders given, and over a fixed number of mutations of them: the same ones every time.
#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "engine/core/random.h"
#include "tests/fuzz/harness.h"

#if defined(__SANITIZE_ADDRESS__)
extern "C" void __sanitizer_set_death_callback(void (*)());
#endif

namespace {

constexpr int mutations = 20'000;
constexpr std::size_t mostBytes = 1 << 16;

struct Input {
    std::string name;
    std::string bytes;
};

/// What runs just now, to be kept when it dies.
std::string running;

void keepWhatRan() {
    std::ofstream("died.input", std::ios::binary) << running;
    std::fputs("died; the input is in died.input\n", stderr);
}

void die(int number) {
    keepWhatRan();
    std::signal(number, SIG_DFL);
    std::raise(number);
}

std::vector<Input> readFolders(int count, char** folders) {
    std::vector<Input> inputs;
    for (int i = 0; i < count; ++i)
        for (const auto& entry : std::filesystem::directory_iterator(folders[i])) {
            std::ifstream file(entry.path(), std::ios::binary);
            inputs.push_back({entry.path().string(), {std::istreambuf_iterator<char>(file), {}}});
        }
    std::ranges::sort(inputs, {}, &Input::name);
    return inputs;
}

class Mutator {
public:
    explicit Mutator(const std::vector<Input>& inputs) : m_inputs(inputs) {}

    std::string next() {
        std::string bytes = any().bytes;
        for (auto i = below(4) + 1; i-- > 0;) change(bytes);
        bytes.resize(std::min(bytes.size(), mostBytes));
        return bytes;
    }

private:
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : m_random.bits() % limit; }
    const Input& any() { return m_inputs[below(m_inputs.size())]; }

    void change(std::string& bytes) {
        const auto at = below(bytes.size() + 1);
        const auto length = below(std::min<std::size_t>(bytes.size() - at, 32) + 1);
        switch (below(8)) {
            case 0: return overwrite(bytes, at, std::string(1, static_cast<char>(m_random.bits())));
            case 1: return overwrite(bytes, at, number());
            case 2: bytes.erase(at, length); return;
            case 3: bytes.insert(at, bytes.substr(at, length)); return;
            case 4: bytes.insert(at, number()); return;
            case 5: bytes.resize(at); return;
            case 6: bytes.insert(at, digits()); return;
            default: return splice(bytes, at, any().bytes);
        }
    }

    /// Its beginning and the end of another.
    static void splice(std::string& bytes, std::size_t at, const std::string& other) {
        bytes.resize(at);
        bytes += other.substr(std::min(at, other.size() / 2));
    }

    static void overwrite(std::string& bytes, std::size_t at, const std::string& by) {
        bytes.replace(at, std::min(by.size(), bytes.size() - at), by);
    }

    /// A length that tempts: near a power of two, in 1 to 8 bytes of either order.
    std::string number() {
        std::uint64_t value = (std::uint64_t(1) << below(64)) + below(3) - 1;
        std::string text(reinterpret_cast<const char*>(&value), std::size_t(1) << below(4));
        if (below(2) == 0) std::ranges::reverse(text);
        return text;
    }

    std::string digits() {
        static const std::vector<std::string> tempting{
            "-1",           "0",  "18446744073709551615", "9223372036854775808", "4294967296", "1e999", "\"", "{", "[", "(", ",", "\\u0000",
            "\xed\xa0\x80", "NaN"};
        return tempting[below(tempting.size())];
    }

    const std::vector<Input>& m_inputs;
    att::Random m_random{1, "replay"};
};

void run(const std::string& bytes) {
    running = bytes;
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace

int main(int count, char** arguments) {
    std::signal(SIGABRT, &die);
#if defined(__SANITIZE_ADDRESS__)
    __sanitizer_set_death_callback(&keepWhatRan);
#endif
    const auto inputs = readFolders(count - 1, arguments + 1);
    if (inputs.empty()) return 1;
    for (const auto& input : inputs) run(input.bytes);
    Mutator mutator(inputs);
    for (int i = 0; i < mutations; ++i) run(mutator.next());
    std::printf("%zu files, %d mutations\n", inputs.size(), mutations);
    return 0;
}
