// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The answer of anything that a user or a file can make fail: a value, or an error with a sentence
// fit for a dialog. What only we can cause is an assert. No exception leaves the engine.

#include <cassert>
#include <utility>
#include <variant>

#include "engine/core/text.h"

namespace att {

enum class ErrorKind {
    Input,    ///< a value that cannot be: names the field and what would do
    File,     ///< a file that is not what it says: names the file, the place and what was expected
    Memory,   ///< more than the budget allows: names the estimate and the budget
    Stopped,  ///< somebody asked the job to stop; nothing to show
};

/// `message` says what, where, what was expected and what to do. `where` is the field's key or the file's path.
struct Error {
    ErrorKind kind = ErrorKind::Input;
    Message message;
    std::string where;
};

template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_answer(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_answer(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return m_answer.index() == 0; }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }

    const T& value() const& {
        assert(*this);
        return *std::get_if<0>(&m_answer);
    }
    T&& value() && {
        assert(*this);
        return std::move(*std::get_if<0>(&m_answer));
    }
    const Error& error() const {
        assert(!*this);
        return *std::get_if<1>(&m_answer);
    }

private:
    std::variant<T, Error> m_answer;
};

/// For what has nothing to give back but success.
struct Done {};
using Status = Result<Done>;

}  // namespace att
