// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_run.h"

#include <ostream>

#include "app/command_answer.h"
#include "app/command_export.h"
#include "app/command_session.h"
#include "app/command_train.h"
#include "app/errors.h"
#include "app/opening.h"
#include "app/version.h"
#include "engine/io/inspect.h"
#include "widgets/translate.h"

namespace att {
namespace {

/// What a verb has to print, or why it cannot.
struct Printed {
    Printed(std::string words) : text(std::move(words)) {}
    std::string text;
    std::vector<Message> notes = {};  ///< for the one who asked, beside the answer
    int status = kDone;
};
using Answer = Result<Printed>;

Answer asAnswer(const Result<Exported>& exported) {
    if (!exported) return exported.error();
    Printed printed(exported->paths);
    printed.notes = exported->notes;
    return printed;
}

std::string lines(const Json& json) { return writeJson(json, 2) + "\n"; }

Answer list(const std::vector<Lens>& lenses, const CommandLine& line) { return Printed(line.json ? lines(listAsJson(lenses)) : listAsText(lenses)); }

Answer describe(const std::vector<Lens>& lenses, const CommandLine& line) {
    CommandLine asked = line;
    asked.lens = line.subject;
    const auto session = sessionOf(lenses, defaultSession(lenses), asked);
    if (!session) return session.error();
    const Lens& lens = lenses[session->lens];
    return Printed(line.json ? lines(describeAsJson(lens, *session->spec())) : describeAsText(lens, *session->spec()));
}

/// A workspace can be opened when opening it says so. Answers what that had to leave out.
std::vector<Message> tryToOpen(const std::vector<Lens>& lenses, Inspection& inspection) {
    auto opened = openFile(lenses, defaultSession(lenses), inspection.path);
    if (!opened) inspection.refused = opened.error();
    return opened && opened->workspace ? std::move(opened->workspace->notices) : std::vector<Message>();
}

/// A refused file is an answer in JSON, and an error for a person; the exit status is the same.
Answer inspectFile(const std::vector<Lens>& lenses, const CommandLine& line) {
    Inspection inspection = inspect(line.subject);
    auto notes = inspection.workspace ? tryToOpen(lenses, inspection) : std::vector<Message>();
    if (inspection.refused && !line.json) return *inspection.refused;
    Printed printed(line.json ? lines(toJson(inspection)) : std::string());
    printed.notes = std::move(notes);
    printed.status = inspection.refused ? kInputFault : kDone;
    if (!line.json)
        for (const Message& message : linesOf(inspection)) printed.text += shown(message).toStdString() + "\n";
    return printed;
}

Answer exportAnswer(const std::vector<Lens>& lenses, const CommandLine& line) { return asAnswer(exportFiles(lenses, line)); }

Answer galleryAnswer(const std::vector<Lens>& lenses, const CommandLine& line) { return asAnswer(writeGallery(lenses, line)); }

Answer help(const std::vector<Lens>&, const CommandLine&) { return Printed(helpText()); }

Answer printVersion(const std::vector<Lens>&, const CommandLine&) { return Printed("attention-explorer " + std::string(version()) + "\n"); }

using Act = Answer (*)(const std::vector<Lens>&, const CommandLine&);

Act actOf(Verb verb) {
    switch (verb) {
        case Verb::List: return list;
        case Verb::Describe: return describe;
        case Verb::Version: return printVersion;
        case Verb::Inspect: return inspectFile;
        case Verb::Export: return exportAnswer;
        case Verb::Gallery: return galleryAnswer;
        case Verb::Train:
        case Verb::Help:
        case Verb::Window: break;
    }
    return help;
}

}  // namespace

int faultStatus(const std::vector<Lens>& lenses, const CommandLine& line) {
    const std::string& lens = line.verb == Verb::Describe ? line.subject : line.lens;
    return lens.empty() || lensNamed(lenses, lens) ? kInputFault : kCommandLineFault;
}

bool needsFonts(const CommandLine& line) { return line.verb == Verb::Export || line.verb == Verb::Gallery; }

int runCommand(const std::vector<Lens>& lenses, const CommandLine& line, std::ostream& out, std::ostream& err) {
    if (line.verb == Verb::Train) return trainModel(line, out, err);
    const Answer answer = actOf(line.verb)(lenses, line);
    if (!answer) {
        err << "attention-explorer: " << englishError(answer.error()) << "\n";
        return faultStatus(lenses, line);
    }
    for (const Message& note : answer->notes) err << "attention-explorer: " << english(note) << "\n";
    out << answer->text << std::flush;
    if (out.good()) return answer->status;
    err << "attention-explorer: the answer could not be written.\n";
    return kInputFault;
}

}  // namespace att
