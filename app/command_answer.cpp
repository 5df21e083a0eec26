// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_answer.h"

#include <algorithm>

#include "engine/core/listed.h"
#include "engine/io/spec_json.h"
#include "widgets/translate.h"

namespace att {
namespace {

std::string words(Text text) { return shown(text).toStdString(); }

const char* typeName(FieldType type) {
    switch (type) {
        case FieldType::Whole: return "whole number";
        case FieldType::Real: return "number";
        case FieldType::Flag: return "switch";
        case FieldType::Choice: return "choice";
        case FieldType::Text: return "text";
        case FieldType::Arrays: return "file of arrays";
        case FieldType::Picture: return "picture";
    }
    return "";
}

bool isNumber(FieldType type) { return type == FieldType::Whole || type == FieldType::Real; }

Json choicesAsJson(const Field& field) {
    Json list = Json::Array{};
    for (const Choice& choice : field.choices) {
        Json json = Json::Object{};
        list.append(json.set("key", choice.key).set("label", words(choice.label)));
    }
    return list;
}

Json numbersAsJson(const std::vector<double>& numbers) {
    Json list = Json::Array{};
    for (const double number : numbers) list.append(number);
    return list;
}

Json fieldAsJson(const FieldEntry& entry, const Json& initial) {
    const Field& field = entry.field;
    Json json = Json::Object{};
    json.set("key", field.key).set("type", typeName(entry.type)).set("label", words(field.label)).set("group", words(field.group));
    json.set("help", words(field.help)).set("unit", words(field.unit)).set("initial", *initial.find(field.key));
    if (isNumber(entry.type)) json.set("minimum", field.minimum).set("maximum", field.maximum).set("step", field.step);
    if (!field.allowed.empty()) json.set("stops", numbersAsJson(field.allowed));
    if (!field.choices.empty()) json.set("choices", choicesAsJson(field));
    if (entry.type == FieldType::Text) json.set("maximum_bytes", field.maximumLength);
    return json;
}

Json slotAsJson(const ArraySlot& slot) {
    Json shape = Json::Array{}, json = Json::Object{};
    for (const auto length : slot.shape) shape.append(length);
    return json.set("name", slot.name).set("shape", std::move(shape)).set("meaning", words(slot.meaning));
}

Json exampleAsJson(const Example& example) {
    Json values = Json::Object{}, json = Json::Object{};
    for (const auto& [key, value] : example.values) values.set(key, toWords(value));
    return json.set("title", words(example.title)).set("values", std::move(values));
}

Json articleAsJson(const Article& article) {
    Json formulas = Json::Array{}, json = Json::Object{};
    for (const char* formula : article.formulas) formulas.append(formula);
    json.set("formulas", std::move(formulas)).set("shapes", words(article.shapes)).set("source", words(article.source));
    return json.set("look_for", words(article.lookFor)).set("mistakes", words(article.mistakes));
}

/// "whole number 1 … 32", "none, causal"
std::string rangeWords(const FieldEntry& entry) {
    const Field& field = entry.field;
    if (isNumber(entry.type)) return std::string(typeName(entry.type)) + " " + toWords(field.minimum) + " … " + toWords(field.maximum);
    if (entry.type == FieldType::Flag) return "on, off";
    if (field.choices.empty() || entry.type == FieldType::Text) return typeName(entry.type);
    return (entry.type == FieldType::Picture ? "FILE, " : "") + listed(field.choices, &Choice::key);
}

std::string shapeWords(const std::vector<std::int64_t>& shape) { return "[" + listed(shape) + "]"; }

std::string column(std::string text, std::size_t width) {
    const auto letters = static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
    return text + std::string(letters < width ? width - letters : 1, ' ');
}

/// A line below a text that may hold only certain words.
std::string wordsLine(const FieldEntry& entry) {
    if (entry.type != FieldType::Text || entry.field.choices.empty()) return {};
    std::string line = "    ";
    for (const Choice& word : entry.field.choices) line += std::string(" ") + word.key;
    return line + "\n";
}

std::string fieldAsText(const FieldEntry& entry) {
    const std::string initial = toWords(entry.initial);
    return "  " + column(entry.field.key, 18) + column(rangeWords(entry), 32) + column(initial.empty() ? "-" : initial, 12) +
           words(entry.field.help) + "\n" + wordsLine(entry);
}

/// One chapter, its lines moved in; nothing when it is empty.
std::string chapter(const char* title, Text text) {
    if (text.empty()) return {};
    std::string lines = "  " + words(text);
    for (auto at = lines.find('\n'); at != std::string::npos; at = lines.find('\n', at + 1)) lines.insert(at + 1, "  ");
    return std::string("\n") + title + "\n" + lines + "\n";
}

std::string articleAsText(const Article& article) {
    std::string text;
    for (const char* formula : article.formulas) text += (text.empty() ? "\nFormulas (TeX)\n  " : "  ") + std::string(formula) + "\n";
    return text + chapter("Shapes", article.shapes) + chapter("Source", article.source) + chapter("What to look for", article.lookFor) +
           chapter("What is often got wrong", article.mistakes);
}

}  // namespace

Json listAsJson(const std::vector<Lens>& lenses) {
    Json list = Json::Array{};
    for (const Lens& lens : lenses) {
        Json json = Json::Object{};
        list.append(json.set("id", lens.id).set("title", words(lens.title)).set("family", words(lens.family)).set("help", words(lens.help)));
    }
    return list;
}

std::string listAsText(const std::vector<Lens>& lenses) {
    std::string text;
    for (const Lens& lens : lenses) text += column(lens.id, 22) + column(words(lens.title), 34) + words(lens.family) + "\n";
    return text;
}

Json describeAsJson(const Lens& lens, const Spec& spec) {
    Json fields = Json::Array{}, arrays = Json::Array{}, examples = Json::Array{}, json = Json::Object{};
    const Json initial = toJson(*lens.defaults());
    for (const FieldEntry& entry : entries(spec)) fields.append(fieldAsJson(entry, initial));
    for (const ArraySlot& slot : lens.arrays(spec)) arrays.append(slotAsJson(slot));
    for (const Example& example : lens.examples) examples.append(exampleAsJson(example));
    json.set("id", lens.id).set("title", words(lens.title)).set("family", words(lens.family)).set("help", words(lens.help));
    json.set("article", articleAsJson(lens.article));
    return json.set("fields", std::move(fields)).set("arrays", std::move(arrays)).set("examples", std::move(examples));
}

std::string describeAsText(const Lens& lens, const Spec& spec) {
    std::string text = std::string(lens.id) + ": " + words(lens.title) + "\n" + words(lens.help) + "\n" + articleAsText(lens.article) +
                       "\nFields (--set KEY=VALUE), with range and initial value\n";
    for (const FieldEntry& entry : entries(spec)) text += fieldAsText(entry);
    const auto wanted = lens.arrays(spec);
    if (!wanted.empty()) text += "\nArrays (--arrays FILE) with their shapes for these fields\n";
    for (const ArraySlot& slot : wanted) text += "  " + column(slot.name, 18) + column(shapeWords(slot.shape), 20) + words(slot.meaning) + "\n";
    return text;
}

}  // namespace att
