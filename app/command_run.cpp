// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_run.h"

#include <ostream>

#include "app/command_answer.h"
#include "app/command_session.h"
#include "app/errors.h"
#include "app/version.h"

namespace att {
namespace {

/// What a verb has to print, or why it cannot.
using Answer = Result<std::string>;

std::string lines(const Json& json) { return writeJson(json, 2) + "\n"; }

Answer list(const std::vector<Lens>& lenses, const CommandLine& line) { return line.json ? lines(listAsJson(lenses)) : listAsText(lenses); }

Answer describe(const std::vector<Lens>& lenses, const CommandLine& line) {
    CommandLine asked = line;
    asked.lens = line.subject;
    const auto session = sessionOf(lenses, defaultSession(lenses), asked);
    if (!session) return session.error();
    const Lens& lens = lenses[session->lens];
    return line.json ? lines(describeAsJson(lens, *session->spec())) : describeAsText(lens, *session->spec());
}

Answer help(const std::vector<Lens>&, const CommandLine&) { return helpText(); }

Answer printVersion(const std::vector<Lens>&, const CommandLine&) { return "attention-explorer " + std::string(version()) + "\n"; }

using Act = Answer (*)(const std::vector<Lens>&, const CommandLine&);

Act actOf(Verb verb) {
    switch (verb) {
        case Verb::List: return list;
        case Verb::Describe: return describe;
        case Verb::Version: return printVersion;
        case Verb::Inspect:
        case Verb::Export:
        case Verb::Gallery:
        case Verb::Help:
        case Verb::Window: break;
    }
    return help;
}

}  // namespace

bool needsFonts(const CommandLine& line) { return line.verb == Verb::Export || line.verb == Verb::Gallery; }

int runCommand(const std::vector<Lens>& lenses, const CommandLine& line, std::ostream& out, std::ostream& err) {
    const Answer answer = actOf(line.verb)(lenses, line);
    if (!answer) {
        err << "attention-explorer: " << englishError(answer.error()) << "\n";
        return kInputFault;
    }
    out << *answer << std::flush;
    if (out.good()) return kDone;
    err << "attention-explorer: the answer could not be written.\n";
    return kInputFault;
}

}  // namespace att
