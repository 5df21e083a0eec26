// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A trained model of the program behind a lens: the fields that choose it, and those that it dictates. Its words and arrays are
// engine/train/trained_model.h; which of its numbers are shown, and where, is the lens's affair.

#include "engine/lenses/common/options.h"
#include "engine/train/trained_model.h"

namespace att::lenses {

enum class WeightSource { Seed, Trained, File };

/// What a lens asks of the models that it offers.
struct TrainedUse {
    bool pairs = false;    ///< an encoder and a decoder
    bool layered = false;  ///< shows one layer of several
    WeightSource initial = WeightSource::Seed;
};

/// Seed, trained or file.
Field weightSourceField(WeightSource source, const ArraySource& file, WeightSource initial = WeightSource::Seed);

/// Which weights count.
struct TrainedOptions {
    WeightSource source;
    TrainedModel model;
    int layer;  ///< from 1

    /// `file`: whatever else is chosen, a file that gives arrays counts.
    void fields(FieldVisitor& visitor, const ArraySource& file, const TrainedUse& use);
    bool counts(const ArraySource& file) const { return source == WeightSource::Trained && !file.arrays; }
};

// Fields that the model dictates

/// Hands fields on to another visitor; those that the model dictates come locked, with the number that counts.
class Dictated final : public FieldVisitor {
public:
    struct Entry {
        std::string_view key;
        std::optional<double> inForce = {};   ///< of a choice its index
        std::optional<Message> problem = {};  ///< with one the field stays open
        std::vector<Choice> words = {};       ///< of a text that may hold no others; it stays open too
        std::optional<Message> reason = {};   ///< why it is locked, where "the model has it so" is not all
    };
    /// No entries, and everything passes as it is.
    Dictated(FieldVisitor& to, std::string model, std::vector<Entry> entries) : m_to(to), m_model(std::move(model)), m_entries(std::move(entries)) {}

    void whole(int& value, const Field& field) override { m_to.whole(value, dictated(field)); }
    void real(double& value, const Field& field) override { m_to.real(value, dictated(field)); }
    void flag(bool& value, const Field& field) override { m_to.flag(value, dictated(field)); }
    void text(std::string& value, const Field& field) override { m_to.text(value, dictated(field)); }
    void arrays(ArraySource& value, const Field& field) override { m_to.arrays(value, dictated(field)); }
    void picture(PictureSource& value, const Field& field) override { m_to.picture(value, dictated(field)); }

protected:
    void pick(int& index, const Field& field) override { m_to.choice(index, dictated(field)); }

private:
    Field dictated(Field field) const;

    FieldVisitor& m_to;
    std::string m_model;
    std::vector<Entry> m_entries;
};

/// d_model, heads and what follows from them, the bias, ÷√d_k, and all that only a drawing reads.
std::vector<Dictated::Entry> dictatedHeads(const TrainedShape& shape);

/// A text of the model's words: which those are, and what is wrong with the present ones.
Dictated::Entry dictatedText(const char* key, TrainedModel model, TrainedSide side, const TrainedWords& present);

}  // namespace att::lenses
