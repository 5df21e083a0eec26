// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Fields of a shared group as one lens would rather have them: another value to start from, another range. Everything else about a field stays
// where it is written.

#include <functional>

#include "engine/core/field.h"

namespace att::lenses {

/// Shows `inner` every field after `amend` had its way with it.
class Amended final : public FieldVisitor {
public:
    Amended(FieldVisitor& inner, std::function<void(Field&)> amend) : m_inner(inner), m_amend(std::move(amend)) {}

    void whole(int& value, const Field& field) override { m_inner.whole(value, amended(field)); }
    void real(double& value, const Field& field) override { m_inner.real(value, amended(field)); }
    void flag(bool& value, const Field& field) override { m_inner.flag(value, amended(field)); }
    void text(std::string& value, const Field& field) override { m_inner.text(value, amended(field)); }
    void arrays(ArraySource& value, const Field& field) override { m_inner.arrays(value, amended(field)); }
    void picture(PictureSource& value, const Field& field) override { m_inner.picture(value, amended(field)); }

protected:
    void pick(int& index, const Field& field) override { m_inner.choice(index, amended(field)); }

private:
    Field amended(Field field) const {
        m_amend(field);
        return field;
    }

    FieldVisitor& m_inner;
    std::function<void(Field&)> m_amend;
};

/// What each of these fields starts from, by its key.
inline std::function<void(Field&)> startingFrom(std::vector<std::pair<std::string_view, double>> initials) {
    return [initials = std::move(initials)](Field& field) {
        for (const auto& [key, initial] : initials)
            if (key == field.key) field.initial = initial;
    };
}

}  // namespace att::lenses
