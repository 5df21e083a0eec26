// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One option of a Spec, as data: everything that form, file, command line, help and tests say about it.
// Not the value itself: that is a plain member of the Spec, and a FieldVisitor is shown both together.

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/core/bitmap.h"
#include "engine/core/matrix.h"
#include "engine/core/text.h"

namespace att {

/// One alternative of a choice. The key is for files and the command line and never changes.
struct Choice {
    const char* key;
    Text label;
};

/// The choice with this key, null where there is none.
inline const Choice* choiceOf(const std::vector<Choice>& choices, std::string_view key) {
    const auto found = std::find_if(choices.begin(), choices.end(), [key](const Choice& choice) { return key == choice.key; });
    return found == choices.end() ? nullptr : &*found;
}

/// Where it stands; behind the last where there is none.
inline int placeOf(const std::vector<Choice>& choices, std::string_view key) {
    const Choice* const choice = choiceOf(choices, key);
    return static_cast<int>(choice ? choice - choices.data() : std::ptrdiff_t(choices.size()));
}

/// How a person would like to edit the field, where its type alone does not tell.
enum class Editor {
    Usual,   ///< slider and box for a number, switch for a flag, segments or a list for a choice, a line for text
    Number,  ///< a box alone: a seed has no useful slider
    Tokens,  ///< the lens's own input, a text or a picture, shown above the cards and not in the form
    Hidden,  ///< kept and saved, edited elsewhere
};

struct Field {
    const char* key = "";  ///< for files and the command line; unique in its Spec; never changes
    Text label;
    Text group;
    Text help;  ///< one sentence
    Text unit;

    double initial = 0;  ///< numbers, flags (0 or 1) and choices (the index)
    double minimum = 0;
    double maximum = 1;
    double step = 1;
    bool logarithmic = false;          ///< the slider moves by factors
    std::vector<double> allowed = {};  ///< when not empty the slider visits only these

    std::vector<Choice> choices = {};  ///< of a picture: the samples that the program draws itself; of a text: the words that alone it may hold
    const char* initialText = "";
    int maximumLength = 0;  ///< of a text, in bytes of UTF-8

    Editor editor = Editor::Usual;
    std::optional<Message> locked = {};   ///< why the field cannot be edited just now
    std::optional<double> inForce = {};   ///< while locked: the number that counts, shown in place of the stored one
    std::optional<Message> problem = {};  ///< why its present value cannot run, and what would
};

/// The field under one of the form's headings.
inline Field inGroup(Text group, Field field) {
    field.group = group;
    return field;
}

/// Arrays by name, read from one file and never changed: what a lens would else draw from its seed.
struct GivenArray {
    std::vector<std::int64_t> shape;  ///< as in the file, any rank
    std::vector<float> values;        ///< row-major
};
using GivenArrays = std::map<std::string, GivenArray>;

/// A field's value that names a file and holds what was read from it. Two are equal when path and content are.
struct ArraySource {
    std::string path;
    std::shared_ptr<const GivenArrays> arrays;
    std::shared_ptr<const std::vector<std::string>> tokens = {};  ///< those that the arrays are about; null when the file names none
    bool operator==(const ArraySource& other) const;
};

/// A field's value that is a picture: one of the field's samples, which the lens draws by its key, or the pixels of a file or of the
/// clipboard. A workspace names the file, or holds the pixels when they are embedded.
struct PictureSource {
    std::string name;  ///< a sample's key while there is no bitmap; else the file's path, or what the picture is called
    BitmapPtr bitmap;  ///< null: a sample
    bool embedded = false;
    bool operator==(const PictureSource& other) const;
};

/// Is shown every field of a Spec in the order of the screen, each with a reference to its value.
class FieldVisitor {
public:
    virtual ~FieldVisitor() = default;
    virtual void whole(int& value, const Field& field) = 0;
    virtual void real(double& value, const Field& field) = 0;
    virtual void flag(bool& value, const Field& field) = 0;
    virtual void text(std::string& value, const Field& field) = 0;
    virtual void arrays(ArraySource& value, const Field& field) = 0;
    virtual void picture(PictureSource& value, const Field& field) = 0;

    /// The enumerators of Enum must count from 0 in the order of field.choices.
    template <class Enum>
    void choice(Enum& value, const Field& field) {
        int index = static_cast<int>(value);
        pick(index, field);
        value = static_cast<Enum>(index);
    }

protected:
    virtual void pick(int& index, const Field& field) = 0;
};

}  // namespace att
