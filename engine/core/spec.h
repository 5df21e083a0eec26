// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A Spec is the whole input of a lens as a plain value. Everything that reads or edits one goes through
// the functions below, which are visitors over its fields(); nobody else needs to know its members.

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "engine/core/field.h"
#include "engine/core/result.h"

namespace att {

class Spec {
public:
    virtual ~Spec() = default;
    /// Shows every field to the visitor. The only place where an option is described.
    virtual void fields(FieldVisitor& visitor) = 0;
    virtual std::unique_ptr<Spec> clone() const = 0;
};

/// Shared and never edited once published.
using SpecPtr = std::shared_ptr<const Spec>;

/// What an options struct derives from: `struct Options : SpecOf<Options> { … void fields(FieldVisitor&) override; };`
template <class Derived>
class SpecOf : public Spec {
public:
    std::unique_ptr<Spec> clone() const override { return std::make_unique<Derived>(static_cast<const Derived&>(*this)); }
};

/// A field's value on its own. A choice travels as its key, so that files and commands read well;
/// a picture may arrive as a sample's key.
using FieldValue = std::variant<bool, int, double, std::string, ArraySource, PictureSource>;

enum class FieldType { Whole, Real, Flag, Choice, Text, Arrays, Picture };

/// One field with its present value and the value that a reset gives.
struct FieldEntry {
    FieldType type = FieldType::Whole;
    Field field;
    FieldValue value;
    FieldValue initial;
};

/// All fields in the order of the screen.
std::vector<FieldEntry> entries(const Spec& spec);

/// Puts every field of a fresh spec at its initial value.
void setInitialValues(Spec& spec);

template <class Options>
SpecPtr makeDefault() {
    auto options = std::make_shared<Options>();
    setInitialValues(*options);
    return options;
}

/// A copy of `spec` with one field changed. Fails with ErrorKind::Input, naming the key, the type, the range or
/// the choices expected, when there is no such field or the value does not fit it. Numbers are never clamped.
Result<SpecPtr> withValue(const SpecPtr& spec, std::string_view key, const FieldValue& value);

/// The same from words, as on the command line: "12", "0.5", "on", "causal".
Result<SpecPtr> withWords(const SpecPtr& spec, std::string_view key, std::string_view words);

/// The value as withWords would read it back.
std::string toWords(const FieldValue& value);

/// Same fields, same values.
bool equal(const Spec& a, const Spec& b);

/// The keys of the fields in which the two differ; for undo texts.
std::vector<FieldEntry> differences(const Spec& before, const Spec& after);

/// The first field whose present value cannot run, as an error; success when there is none.
Status checkFields(const Spec& spec);

}  // namespace att
