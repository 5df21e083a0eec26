// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/arrays.h"

#include <cmath>
#include <new>

#include "engine/io/checked.h"
#include "engine/io/file_error.h"
#include "engine/io/json.h"
#include "engine/io/recognise.h"

namespace att {
namespace {

std::string suffixOf(const std::string& path) {
    const auto dot = path.rfind('.');
    const bool has = dot != std::string::npos && path.find('/', dot) == std::string::npos;
    return has ? path.substr(dot) : std::string();
}

Error notArrays(const std::string& name, const Recognised& found) {
    if (found.advice.empty())
        return fileError(name, ATT_TEXT("engine", "%1 is %2. Arrays are read from .npy, .npz, .safetensors, .csv and .json"), found.name);
    return fileError(name, ATT_TEXT("engine", "%1 is %2, not a file of arrays. %3"), found.name, found.advice);
}

/// A file that does not look like anything is read as its name says, so that the error tells what is wrong with it.
Result<ArrayFilePtr> openByName(const ByteSourcePtr& source, const Recognised& found, const Budget& budget) {
    const std::string suffix = suffixOf(source->name());
    if (suffix == ".npy") return openNpy(source, budget);
    if (suffix == ".npz") return openNpz(source, budget);
    if (suffix == ".safetensors") return openSafetensors(source, budget);
    if (suffix == ".json") return openJsonArrays(source, budget);
    if (suffix == ".csv" || suffix == ".txt") return openCsv(source, budget);
    if (found.kind != FileKind::Text) return notArrays(source->name(), found);
    // Text of another name may be a table all the same.
    auto table = openCsv(source, budget);
    return table || table.error().kind != ErrorKind::File ? std::move(table) : notArrays(source->name(), found);
}

Result<ArrayFilePtr> openByContent(const ByteSourcePtr& source, const Budget& budget) {
    if (source->size() == 0) return fileError(source->name(), ATT_TEXT("engine", "%1 is empty"));
    const auto found = recognise(*source);
    switch (found.kind) {
        case FileKind::Npy: return openNpy(source, budget);
        case FileKind::Zip: return openNpz(source, budget);
        case FileKind::Safetensors: return openSafetensors(source, budget);
        case FileKind::Json: return openJsonArrays(source, budget);
        case FileKind::Text:
        case FileKind::Unknown: return openByName(source, found, budget);
        case FileKind::Png:
        case FileKind::Svg:
        case FileKind::Foreign: break;
    }
    return notArrays(source->name(), found);
}

Status checkTotal(const ArrayFile& file, const std::string& name, const Budget& budget) {
    std::uint64_t total = 0;
    std::string types;
    for (const auto& info : file.arrays()) {
        if (info.unsupported) {
            if (types.size() < 100) types += (types.empty() ? "" : ", ") + info.name + (info.type.empty() ? "" : " (" + info.type + ")");
            continue;
        }
        const auto sum = checkedAdd(total, checkedElements(info.shape).value_or(UINT64_MAX));
        if (auto fits = checkElements(name, sum, budget); !fits) return fits;
        total = *sum;
    }
    const bool any = std::ranges::any_of(file.arrays(), [](const ArrayInfo& info) { return !info.unsupported; });
    if (any) return Done{};
    if (types.empty()) return fileError(name, ATT_TEXT("engine", "%1 holds no arrays"));
    return fileError(name, ATT_TEXT("engine", "%1 holds no array that can be read: %2. %3"), types, *file.arrays().front().unsupported);
}

Result<GivenArrays> loadAll(const ArrayFile& file, const std::string& name, const Budget& budget) {
    if (auto fits = checkTotal(file, name, budget); !fits) return fits.error();
    GivenArrays arrays;
    for (std::size_t i = 0; i < file.arrays().size(); ++i) {
        const auto& info = file.arrays()[i];
        if (info.unsupported) continue;
        auto array = file.load(i);
        if (!array) return array.error();
        arrays.emplace(info.name, *std::move(array));
    }
    return arrays;
}

Result<GivenArrays> openAndLoad(const ByteSourcePtr& source, const Budget& budget) {
    const auto file = openByContent(source, budget);
    return file ? loadAll(**file, source->name(), budget) : Result<GivenArrays>(file.error());
}

/// The list of texts that is called like this; nothing when there is none. Among the words beside the arrays it is written as JSON.
Result<std::optional<Texts>> textsNamed(const ArrayFile& file, std::string_view name) {
    for (std::size_t i = 0; i < file.arrays().size(); ++i) {
        if (!file.arrays()[i].texts || file.arrays()[i].name != name) continue;
        auto texts = file.loadTexts(i);
        return texts ? Result<std::optional<Texts>>(*std::move(texts)) : texts.error();
    }
    for (const auto& [key, word] : file.metadata())
        if (key == name) return textsIn(word);
    return std::optional<Texts>();
}

/// Longer ones are no tokens, and nobody could show them.
constexpr std::size_t mostTokenBytes = 4096;

Status checkTokens(const std::string& name, const Texts& tokens) {
    const auto tooLong = std::ranges::find_if(tokens, [](const std::string& token) { return token.size() > mostTokenBytes; });
    if (tooLong == tokens.end()) return Done{};
    return fileError(name, ATT_TEXT("engine", "%1: token %2 has %3; at most %4 can be"), std::to_string(tooLong - tokens.begin() + 1),
                     bytesInWords(tooLong->size()), bytesInWords(mostTokenBytes));
}

/// A file of tokens alone will do.
Result<ArraySource> loadSource(const ByteSourcePtr& source, const Budget& budget) {
    const auto file = openByContent(source, budget);
    if (!file) return file.error();
    auto tokens = textsNamed(**file, tokensName);
    if (!tokens) return tokens.error();
    ArraySource given{source->name(), nullptr, nullptr};
    if (*tokens) {
        if (auto fits = checkTokens(source->name(), **tokens); !fits) return fits.error();
        given.tokens = std::make_shared<const Texts>(**std::move(tokens));
    }
    const bool numbers = std::ranges::any_of((*file)->arrays(), [](const ArrayInfo& info) { return !info.unsupported; });
    auto arrays = numbers || !given.tokens ? loadAll(**file, source->name(), budget) : Result<GivenArrays>(GivenArrays{});
    if (!arrays) return arrays.error();
    given.arrays = std::make_shared<const GivenArrays>(*std::move(arrays));
    return given;
}

/// The border that no exception crosses.
template <class Value, class Job>
Result<Value> guarded(const std::string& name, Job job) {
    try {
        return job();
    } catch (const std::bad_alloc&) {
        return memoryError(name, ATT_TEXT("engine", "%1: the machine has no memory left to read this"));
    }
}

}  // namespace

Result<ArrayFilePtr> openArrays(const ByteSourcePtr& source, const Budget& budget) {
    return guarded<ArrayFilePtr>(source->name(), [&] { return openByContent(source, budget); });
}

Result<ArrayFilePtr> openArrays(const std::string& path, const Budget& budget) {
    const auto source = fileSource(path);
    return source ? openArrays(*source, budget) : Result<ArrayFilePtr>(source.error());
}

Result<GivenArrays> readArrays(const ByteSourcePtr& source, const Budget& budget) {
    return guarded<GivenArrays>(source->name(), [&] { return openAndLoad(source, budget); });
}

Result<GivenArrays> readArrays(const std::string& path, const Budget& budget) {
    const auto source = fileSource(path);
    return source ? readArrays(*source, budget) : Result<GivenArrays>(source.error());
}

Result<ArraySource> arraySourceIn(const ByteSourcePtr& source, const Budget& budget) {
    return guarded<ArraySource>(source->name(), [&] { return loadSource(source, budget); });
}

Result<ArraySource> readArraySource(const std::string& path) {
    const auto source = fileSource(path);
    return source ? arraySourceIn(*source, Budget{}) : Result<ArraySource>(source.error());
}

std::optional<Texts> textsIn(const std::string& words) {
    const auto json = parseJson(words);
    if (!json || !json->array()) return std::nullopt;
    Texts texts;
    for (const Json& text : *json->array()) {
        if (!text.string()) return std::nullopt;
        texts.push_back(*text.string());
    }
    return texts;
}

Unusual countUnusual(const std::vector<float>& values) {
    Unusual unusual;
    for (const float value : values) {
        if (std::isnan(value)) ++unusual.notANumber;
        if (std::isinf(value)) ++unusual.infinite;
    }
    return unusual;
}

}  // namespace att
