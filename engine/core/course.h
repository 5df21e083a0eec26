// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a lens offers whose mechanism goes on in time, such as a training: something to play, pause and look back through. It makes no
// outcome: it puts what there is to see at one of its moments into a spec, and the lens's own run() shows it like any other spec.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "engine/core/spec.h"

namespace att {

/// How far it is.
struct CourseState {
    bool begun = false;  ///< there is something to look back through, to save and to reset
    bool playing = false;
    int first = 0, last = 0;          ///< the steps between which one can look back
    double stepsPerSecond = 0;        ///< as measured, while playing
    Message summary = {};             ///< of the newest step, in a few words: "unseen right 97 %"
    std::optional<Error> fault = {};  ///< why it stopped by itself
};

/// Which moment to see, and beside which other one. The nearest that was kept is taken.
struct CourseView {
    std::optional<int> step = {};      ///< nothing: the newest
    std::optional<int> compared = {};  ///< the pinned one
    friend bool operator==(const CourseView&, const CourseView&) = default;
};

/// Works on a thread of its own. Its functions are called from one thread and return at once, but for open().
class Course {
public:
    virtual ~Course() = default;

    /// That of which spec is meant from now on. Fields that only change how it is looked at mean the same one; where others differ, it is
    /// another one, and the one before stands still and is kept for a while, so that undo finds it again.
    virtual void follow(const SpecPtr& spec) = 0;

    virtual Status play() = 0;  ///< fails with Input for a spec that cannot run
    virtual void pause() = 0;
    virtual Status advance(int steps) = 0;            ///< while it stands still; fails as play()
    virtual void reset() = 0;                         ///< forgets all steps
    virtual void setPace(double stepsPerSecond) = 0;  ///< 0: as fast as it goes

    virtual CourseState state() const = 0;
    /// Grows with all there is to see; equal numbers, equal moments.
    virtual std::uint64_t revision() const = 0;
    /// The step that is kept and lies nearest to this one.
    virtual int nearest(int step) const = 0;
    /// The spec, holding the moment. The spec as it is while nothing has begun.
    virtual SpecPtr moment(const SpecPtr& spec, const CourseView& view) = 0;

    /// The name's ending for files of it, with the dot: ".safetensors".
    virtual std::string fileSuffix() const = 0;
    /// Writes what was reached, for open() to go on from there. To be called from any one thread, once; null while nothing has begun.
    virtual std::function<Status()> saving(const std::string& path) const = 0;
    /// Stands still where the file left off. Gives `spec` with the fields that the file dictates. Fails with File.
    virtual Result<SpecPtr> open(const std::string& path, const SpecPtr& spec) = 0;
};

}  // namespace att
