// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_export.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <algorithm>
#include <filesystem>

#include "app/command_session.h"
#include "app/opening.h"
#include "engine/io/write_arrays.h"
#include "widgets/figure.h"

namespace att {
namespace {

Error inputError(Message message) { return {ErrorKind::Input, std::move(message), {}}; }

/// The file named on the command line, else the defaults.
Result<Workspace> startOf(const std::vector<Lens>& lenses, const CommandLine& line) {
    const Session base = defaultSession(lenses);
    if (line.file.empty()) return Workspace{base, {}, {}, false};
    auto opened = openFile(lenses, base, line.file);
    if (!opened) return opened.error();
    if (opened->picture) return inputError(say(ATT_TEXT("engine", "%1 is a picture, no workspace; give it with --set image=FILE."), line.file));
    if (!opened->workspace) return inputError(say(ATT_TEXT("engine", "%1 holds arrays, no workspace; give it with --arrays."), line.file));
    return *std::move(*std::move(opened)).workspace;
}

/// What one file shall be.
struct Target {
    std::string path;
    FigureKind kind;
    bool everything;  ///< all arrays of the outcome
};

std::vector<Target> targetsOf(const CommandLine& line) {
    std::vector<Target> targets;
    for (const std::string& path : line.exports) {
        const FigureKind kind = *exportKind(path);
        const bool holdsMany = kind == FigureKind::Npz || kind == FigureKind::Safetensors || kind == FigureKind::Json;
        targets.push_back({path, kind, holdsMany && line.panel.empty()});
    }
    return targets;
}

std::string addressesOf(const Outcome& outcome) {
    std::string list;
    for (const Stage& stage : outcome.stages)
        for (const Panel& panel : stage.panels) list += (list.empty() ? "" : ", ") + address(stage, panel);
    return list;
}

/// "weights" means the first panel of that stage.
Result<std::string> panelAddress(const Outcome& outcome, const std::string& asked, const std::string& otherwise) {
    if (asked.empty()) return findPanel(outcome, otherwise) ? otherwise : outcome.mainPanel;
    if (findPanel(outcome, asked)) return asked;
    const Stage* stage = findStage(outcome, asked);
    if (stage && !stage->panels.empty()) return address(*stage, stage->panels.front());
    return inputError(say(ATT_TEXT("engine", "There is no panel %1; the panels are: %2."), asked, addressesOf(outcome)));
}

Result<OutcomePtr> computed(const Lens& lens, const SpecPtr& spec, const CommandLine& line, const std::string& stage, bool everything) {
    if (const auto fit = checkFields(*spec); !fit) return fit.error();
    Watch watch;
    watch.budget = std::size_t(line.budgetGibibytes) << 30;
    watch.wanted = stage.substr(0, stage.find('/'));
    watch.keepAll = everything;
    return runGuarded(lens, spec, watch);
}

Result<FigureOptions> figureOptions(const CommandLine& line, FigureKind kind) {
    SpecPtr options = makeDefault<FigureOptions>();
    for (const auto& [key, words] : line.sets) {
        if (!key.starts_with(figurePrefix)) continue;
        auto changed = withWords(options, key.substr(figurePrefix.size()), words);
        if (!changed) return changed.error();
        options = *changed;
    }
    FigureOptions figure = static_cast<const FigureOptions&>(*options);
    figure.kind = kind;
    return figure;
}

Status checkHead(const Panel& panel, const CommandLine& line) {
    if (!line.head || (*line.head >= 1 && *line.head <= panel.shape.heads)) return Done{};
    return inputError(say(ATT_TEXT("engine", "There is no head %1; this panel has %2."), *line.head, panel.shape.heads));
}

Status writePicture(const Target& target, const OutcomePtr& outcome, const std::string& panel, const Workspace& workspace, const std::string& text,
                    const CommandLine& line) {
    auto options = figureOptions(line, target.kind);
    if (!options) return options.error();
    PanelScene scene{.outcome = outcome, .panel = panel, .look = workspace.session.look, .theme = lightTheme()};
    scene.font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    if (line.head) scene.head = *line.head - 1;
    const auto written = writeFigure(scene, *options, target.path, text);
    return written ? Status(Done{}) : Status(written.error());
}

/// One head of a stack, as a stack of one.
void keepHead(NamedTensor& array, int head) {
    if (array.shape.size() != 3) return;
    array.values += head * array.shape[1] * array.shape[2];
    array.shape[0] = 1;
    if (!array.axes.empty()) array.axes[0].labels = nullptr, array.axes[0].words.clear();
}

Status writeNumbers(const Target& target, const OutcomePtr& outcome, const std::string& panel, const CommandLine& line) {
    auto arrays = arraysOf(*outcome);
    if (!target.everything) std::erase_if(arrays, [&panel](const NamedTensor& array) { return array.name != panel; });
    if (line.head && !target.everything)
        for (NamedTensor& array : arrays) keepHead(array, *line.head - 1);
    return writeArrays(target.path, arrays, target.everything ? metadataOf(*outcome) : ArrayMetadata{});
}

std::vector<Message> notesOf(const Outcome& outcome, const CommandLine& line) {
    std::vector<Message> notes = outcome.notices;
    for (const FieldEntry& entry : entries(*outcome.spec))
        if (entry.field.locked && std::ranges::any_of(line.sets, [&entry](const auto& set) { return set.first == entry.field.key; }))
            notes.push_back(say(ATT_TEXT("engine", "%1 counts for nothing here. %2"), entry.field.key, english(*entry.field.locked)));
    return notes;
}

}  // namespace

Result<Exported> exportFiles(const std::vector<Lens>& lenses, const CommandLine& line) {
    const auto targets = targetsOf(line);
    auto workspace = startOf(lenses, line);
    if (!workspace) return workspace.error();
    auto session = sessionOf(lenses, workspace->session, line);
    if (!session) return session.error();
    Workspace asked{*std::move(session), workspace->selection, {}, false};
    const Lens& lens = lenses[asked.session.lens];
    const bool everything = std::ranges::any_of(targets, &Target::everything);
    const std::string stage = line.panel.empty() ? asked.selection.panel : line.panel;
    const auto outcome = computed(lens, asked.session.spec(), line, stage, everything);
    if (!outcome) return outcome.error();
    const auto panel = panelAddress(**outcome, line.panel, asked.selection.panel);
    if (!panel) return panel.error();
    if (const auto fits = checkHead(*findPanel(**outcome, *panel), line); !fits) return fits.error();

    asked.selection.panel = *panel;
    const std::string text = writeJson(toJson(lenses, asked.session, asked.selection));
    Exported exported{{}, std::move(workspace->notices)};
    std::ranges::move(notesOf(**outcome, line), std::back_inserter(exported.notes));
    for (const Target& target : targets) {
        const Status done =
            isPicture(target.kind) ? writePicture(target, *outcome, *panel, asked, text, line) : writeNumbers(target, *outcome, *panel, line);
        if (!done) return done.error();
        exported.paths += target.path + "\n";
    }
    return exported;
}

Result<Exported> writeGallery(const std::vector<Lens>& lenses, const CommandLine& line) {
    std::error_code fault;
    std::filesystem::create_directories(line.subject, fault);
    if (fault)
        return Error{ErrorKind::File, say(ATT_TEXT("engine", "The folder %1 cannot be made: %2."), line.subject, fault.message()), line.subject};
    Exported all;
    for (const Lens& lens : lenses) {
        CommandLine one = line;
        one.lens = lens.id;
        one.exports = {(std::filesystem::path(line.subject) / (std::string(lens.id) + ".png")).string()};
        auto done = exportFiles(lenses, one);
        if (!done) return done.error();
        all.paths += done->paths;
        all.notes.insert(all.notes.end(), done->notes.begin(), done->notes.end());
    }
    return all;
}

}  // namespace att
