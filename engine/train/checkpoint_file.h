// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What all checkpoints have in common as files, whatever model they hold: safetensors with the options, the course of the training and its end in
// the metadata. Reading trusts nothing, and every refusal names the file. Which options and which arrays is checkpoint.h or picture_checkpoint.h.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/core/spec.h"
#include "engine/io/arrays.h"
#include "engine/io/file_error.h"
#include "engine/io/json.h"
#include "engine/io/write_arrays.h"
#include "engine/train/descent.h"
#include "engine/train/score.h"
#include "engine/train/unfolded.h"

namespace att {

/// A trained model and how it came about.
template <class Options, class Model, class Layout>
struct CheckpointOf {
    Options options;
    Model model;                                        ///< as modelOf(options)
    Layout layout;                                      ///< as layoutOf(model)
    std::shared_ptr<const std::vector<float>> weights;  ///< layout.size
    std::vector<CurvePoint> curve;
    int steps = 0;  ///< that it was trained for
    Score unseen;   ///< at the end, over `judged` examples that it was not trained on
    int judged = 0;
    std::shared_ptr<const Descent::Memory> memory = nullptr;  ///< of a training to go on with; null in a finished model
    Unfolded unfolded = {};                                   ///< and of a network for pictures
};

/// Whether a checkpoint may be called so: fails with Input for another suffix than .safetensors.
Status checkCheckpointPath(const std::string& path);

namespace checkpoint {

/// One array of a file, and where it lies among the weights.
struct Part {
    std::string name;
    std::vector<std::int64_t> shape;
    std::size_t begin;
};

/// What the file is told to hold, beside its arrays.
struct Record {
    const char* format;  ///< which kind of model
    const Spec& options;
    const std::vector<CurvePoint>& curve;
    int steps;
    const Score& unseen;
    int judged;
    const Descent::Memory* memory;
    std::vector<std::pair<std::string, Json>> more;  ///< of this kind of model alone
    std::vector<NamedTensor> arrays = {};            ///< beside those of the model
};

/// The suffix must be .safetensors. Fails with File.
Status write(const std::string& path, const std::vector<Part>& parts, const std::vector<float>& weights, const Record& record);

/// Reads one file, piece by piece.
class Reader {
public:
    Reader(std::string name, const ArrayFile& file);

    /// Fails with File for arrays that are no model, for a model of the other kind, whose format is `other`, and for another version.
    Status checkFormat(std::string_view format, std::string_view other) const;
    /// A spec like `initial`, as the metadata have it.
    Result<SpecPtr> options(const SpecPtr& initial) const;
    Result<Json> json(const std::string& key) const;

    template <class Checkpoint>
    Status readHistory(Checkpoint& c) const {
        return readHistory(c.curve, c.unseen, c.judged, c.steps);
    }
    Result<std::shared_ptr<const std::vector<float>>> weights(const std::vector<Part>& parts, std::size_t size) const;
    /// Numbers beside those of the model, `size` of them; empty when the file has none of this name.
    Result<std::vector<float>> numbers(const char* name, std::size_t size) const;
    /// What the optimiser of so many weights carried; null in a finished model.
    Result<std::shared_ptr<const Descent::Memory>> memory(grad::OptimiserKind kind, std::size_t size) const;

    template <class... Arguments>
    Error fault(Text text, Arguments... arguments) const {
        return fileError(m_name, text, arguments...);
    }

private:
    std::string words(const std::string& key) const;
    Status readHistory(std::vector<CurvePoint>& curve, Score& unseen, int& judged, int& steps) const;

    std::string m_name;
    const ArrayFile& m_file;
    std::map<std::string, std::string> m_metadata;
};

constexpr const char* sequenceFormat = "attention-explorer model";
constexpr const char* pictureFormat = "attention-explorer picture model";

}  // namespace checkpoint
}  // namespace att
