// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <filesystem>

#include "engine/core/listed.h"

namespace att {
namespace {

/// Answers what is wrong with the value, or nothing.
using Take = std::optional<Message> (*)(CommandLine&, const std::string& value);

struct Option {
    const char* name;
    const char* value;  ///< null: it takes none
    const char* help;
    Take take;
    std::vector<std::string> (*values)() = nullptr;  ///< the only ones there are, for the help
};

std::optional<Message> choose(CommandLine& line, Verb verb, const std::string& subject = {}) {
    if (line.verb != Verb::Window && line.verb != verb) return say(ATT_TEXT("engine", "Ask for one thing at a time: see --help."));
    line.verb = verb;
    line.subject = subject;
    return std::nullopt;
}

std::optional<Message> takeSet(CommandLine& line, const std::string& value) {
    const auto equals = value.find('=');
    if (equals == std::string::npos || equals == 0) return say(ATT_TEXT("engine", "--set takes KEY=VALUE, such as --set heads=4, not %1."), value);
    line.sets.emplace_back(value.substr(0, equals), value.substr(equals + 1));
    return std::nullopt;
}

std::optional<Message> takeExport(CommandLine& line, const std::string& value) {
    line.exports.push_back(value);
    return line.verb == Verb::Train ? std::nullopt : choose(line, Verb::Export);
}

/// --export says where the model goes, before or after it.
std::optional<Message> takeTrain(CommandLine& line, const std::string& value) {
    if (line.verb == Verb::Export) line.verb = Verb::Window;
    return choose(line, Verb::Train, value);
}

std::optional<Message> takeFile(CommandLine& line, const std::string& value) {
    if (!line.file.empty()) return say(ATT_TEXT("engine", "One file at a time: %1 and %2 were given."), line.file, value);
    line.file = value;
    return std::nullopt;
}

/// All of `words` as a whole number inside the range, or nothing.
std::optional<int> wholeNumber(const std::string& words, int minimum, int maximum) {
    int number = 0;
    const auto [end, fault] = std::from_chars(words.data(), words.data() + words.size(), number);
    const bool whole = fault == std::errc() && end == words.data() + words.size();
    return whole && number >= minimum && number <= maximum ? std::optional(number) : std::nullopt;
}

std::optional<Message> takeHead(CommandLine& line, const std::string& value) {
    line.head = wholeNumber(value, 1, 4096);
    if (line.head) return std::nullopt;
    return say(ATT_TEXT("engine", "--head takes the number of a head, counted from 1, not %1."), value);
}

std::optional<Message> takeMemory(CommandLine& line, const std::string& value) {
    const auto number = wholeNumber(value, 1, 1024);
    line.budgetGibibytes = number.value_or(line.budgetGibibytes);
    if (number) return std::nullopt;
    return say(ATT_TEXT("engine", "--memory takes a whole number of GiB from 1 to 1024, not %1."), value);
}

std::optional<Message> takeOneOf(std::string& member, const std::string& value, const char* option, std::initializer_list<const char*> allowed) {
    member = value;
    if (std::ranges::any_of(allowed, [&value](const char* each) { return value == each; })) return std::nullopt;
    return say(ATT_TEXT("engine", "%1 is one of %2, not %3."), option, listed(allowed), value);
}

std::optional<Message> takeLanguage(CommandLine& line, const std::string& value) {
    return takeOneOf(line.language, value, "--language", {"system", "en", "zh_CN"});
}
std::optional<Message> takeTheme(CommandLine& line, const std::string& value) {
    return takeOneOf(line.theme, value, "--theme", {"system", "light", "dark"});
}

template <std::string CommandLine::*Member>
std::optional<Message> keep(CommandLine& line, const std::string& value) {
    line.*Member = value;
    return std::nullopt;
}

template <Verb verb>
std::optional<Message> verbWith(CommandLine& line, const std::string& value) {
    return choose(line, verb, value);
}

std::optional<Message> takeJson(CommandLine& line, const std::string&) {
    line.json = true;
    return std::nullopt;
}

const Option kOptions[] = {
    {"--lens", "LENS", "the mechanism to show or export; --list names them", keep<&CommandLine::lens>},
    {"--set", "KEY=VALUE", "set a field, as often as needed; look.KEY and figure.KEY set how it is drawn", takeSet},
    {"--arrays", "FILE", "take arrays from a .npz or .safetensors file instead of the seed", keep<&CommandLine::arrays>},
    {"--workspace", "FILE", "open a workspace, or a picture that holds one; --workspace may be left out", takeFile},
    {"--export", "FILE", "write without a window, as often as needed: .png .svg .pdf .csv .npy .npz .json .safetensors", takeExport},
    {"--panel", "STAGE/PANEL", "what to export; a stage's name alone means its first panel", keep<&CommandLine::panel>},
    {"--head", "NUMBER", "one head of it, counted from 1, in place of all", takeHead},
    {"--gallery", "FOLDER", "write one figure per lens", verbWith<Verb::Gallery>},
    {"--train", "TASK", "train a model from its seed and write it with --export FILE.safetensors", takeTrain, taskKeys},
    {"--inspect", "FILE", "say what a file is and what arrays it holds, or why it is refused", verbWith<Verb::Inspect>},
    {"--list", nullptr, "list the lenses", verbWith<Verb::List>},
    {"--describe", "LENS", "list a lens's fields with ranges, the arrays it takes and its examples", verbWith<Verb::Describe>},
    {"--json", nullptr, "answer --inspect, --list and --describe in JSON", takeJson},
    {"--memory", "GIB", "the most memory a computation without a window may take, at first 4", takeMemory},
    {"--language", "LANGUAGE", "system, en or zh_CN", takeLanguage},
    {"--theme", "THEME", "system, light or dark", takeTheme},
    {"--help", nullptr, "print this", verbWith<Verb::Help>},
    {"--version", nullptr, "print the version", verbWith<Verb::Version>},
};

const Option* findOption(const std::string& name) {
    const auto found = std::ranges::find_if(kOptions, [&name](const Option& option) { return name == option.name; });
    return found == std::end(kOptions) ? nullptr : found;
}

Error wrong(Message message) { return {ErrorKind::Input, std::move(message), {}}; }

/// Takes the argument at `i` and the value after it; leaves `i` on the last one taken.
std::optional<Message> takeArgument(CommandLine& line, const std::vector<std::string>& arguments, std::size_t& i) {
    const std::string& argument = arguments[i];
    if (argument == "-h") return choose(line, Verb::Help);
    if (argument.empty() || argument[0] != '-') return takeFile(line, argument);
    const auto equals = argument.starts_with("--") ? argument.find('=') : std::string::npos;
    const Option* option = findOption(argument.substr(0, equals));
    if (!option) return say(ATT_TEXT("engine", "There is no option %1; --help lists them. A file of that name is written ./%1."), argument);
    if (!option->value && equals != std::string::npos) return say(ATT_TEXT("engine", "%1 takes no value."), option->name);
    if (!option->value) return option->take(line, {});
    if (equals != std::string::npos) return option->take(line, argument.substr(equals + 1));
    if (i + 1 == arguments.size()) return say(ATT_TEXT("engine", "%1 needs a value: %1 %2."), option->name, option->value);
    return option->take(line, arguments[++i]);
}

std::optional<Message> checkTraining(const CommandLine& line) {
    if (line.exports.size() > 1) return say(ATT_TEXT("engine", "--train writes one model; give --export once."));
    const auto asked = checkRequest(trainRequest(line));
    return asked ? std::nullopt : std::optional(asked.error().message);
}

std::optional<Message> checkExports(const CommandLine& line) {
    for (const std::string& path : line.exports)
        if (!exportKind(path))
            return say(ATT_TEXT("engine", "%1 should end in .png, .svg, .pdf, .csv, .npy, .npz, .json or .safetensors, which says what to write."),
                       path);
    return std::nullopt;
}

std::optional<Message> checkTogether(const CommandLine& line) {
    const bool exports = line.verb == Verb::Export;
    if ((!line.panel.empty() || line.head) && !exports) return say(ATT_TEXT("engine", "--panel and --head say what to export; add --export FILE."));
    if (line.json && line.verb != Verb::Inspect && line.verb != Verb::List && line.verb != Verb::Describe)
        return say(ATT_TEXT("engine", "--json goes with --inspect, --list or --describe; to export numbers as JSON use --export FILE.json."));
    return line.verb == Verb::Train ? checkTraining(line) : checkExports(line);
}

}  // namespace

Result<CommandLine> parseCommandLine(const std::vector<std::string>& arguments) {
    CommandLine line;
    for (std::size_t i = 0; i < arguments.size(); ++i)
        if (auto message = takeArgument(line, arguments, i)) return wrong(*std::move(message));
    if (auto message = checkTogether(line)) return wrong(*std::move(message));
    return line;
}

TrainRequest trainRequest(const CommandLine& line) {
    return {line.subject, line.sets, line.exports.empty() ? std::string() : line.exports.front()};
}

std::optional<FigureKind> exportKind(const std::string& path) {
    const std::string suffix = std::filesystem::path(path).extension().string();
    return kindOfSuffix(suffix.empty() ? suffix : suffix.substr(1));
}

std::string helpText() {
    std::string text =
        "Attention Explorer shows attention mechanisms live: every number computed here, and explained.\n\n"
        "  attention-explorer [OPTIONS] [FILE]\n\n"
        "Without --export, --gallery, --train, --inspect, --list or --describe a window opens.\n\n";
    for (const Option& option : kOptions) {
        std::string left = "  " + std::string(option.name) + (option.value ? " " + std::string(option.value) : "");
        left.resize(std::max<std::size_t>(left.size() + 2, 26), ' ');
        text += left + option.help;
        const auto values = option.values ? option.values() : std::vector<std::string>();
        for (std::size_t i = 0; i < values.size(); ++i) text += (i == 0 ? ": " : ", ") + values[i];
        text += "\n";
    }
    return text +
           "\nExit status: 0 done, 1 something is wrong with the input, 2 with the command line.\n"
           "Example: attention-explorer --lens self_attention --set text=\"我吃柠檬\" --export weights.png\n";
}

}  // namespace att
