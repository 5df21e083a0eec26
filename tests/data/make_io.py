#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the files of tests/data/io: what other programs write, and what they say is in it (expected.json).

Run: python3 tests/data/make_io.py        Needs NumPy. The tests themselves need neither it nor Python.
"""
import io
import json
import pathlib
import struct
import zipfile

import numpy as np

FOLDER = pathlib.Path(__file__).parent / "io"
expected = {}


def words(value):
    """Floats as the program holds them (single precision), NaN and infinity as texts."""
    value = float(np.float32(value))
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "Infinity" if value > 0 else "-Infinity"
    return value


def expect(file, name, array):
    array = np.asarray(array)
    with np.errstate(over="ignore"):
        values = [words(v) for v in array.reshape(-1)]
    expected.setdefault(file, {})[name] = {"shape": list(array.shape), "values": values}


def npy(name, array, version=None, expects=True):
    with open(FOLDER / f"{name}.npy", "wb") as file:
        np.lib.format.write_array(file, np.asanyarray(array), version=version)
    if expects:
        expect(f"{name}.npy", name, array)


def write_npy():
    ramp = np.arange(24).reshape(2, 3, 4)
    for descr in ["<f2", "<f4", "<f8", ">f2", ">f4", ">f8", "<i2", "<i4", "<i8", ">i2", ">i4", ">i8", "<u2", "<u4", "<u8", "|i1", "|u1"]:
        name = descr.replace("<", "little-").replace(">", "big-").replace("|", "byte-")
        npy(name, (ramp - (0 if "u" in descr else 12)).astype(descr))
    npy("bool", ramp % 3 == 0)
    npy("fortran", np.asfortranarray(ramp.astype("<f4") / 8))
    npy("fortran-big", np.asfortranarray(ramp.astype(">f8") / 8))
    npy("scalar", np.float32(2.5))
    npy("empty", np.zeros((0, 3), "<f4"))
    npy("empty-inside", np.zeros((2, 0, 3), "<f8"))
    npy("one", np.array([7], "<f4"))
    npy("version-2", ramp.astype("<f4"), version=(2, 0))
    npy("version-3", ramp.astype("<f4"), version=(3, 0))
    npy("special", np.array([np.nan, np.inf, -np.inf, -0.0, 1e-45, 3.4028235e38], "<f4"))
    npy("special-half", np.array([np.nan, np.inf, -np.inf, 6e-8, 65504, 6.1e-5], "<f2"))
    npy("large-double", np.array([1e300, -1e300, 1e-300, 0.1, 1 / 3, 16777217], "<f8"))
    npy("large-integer", np.array([2**53 + 1, -(2**63), 2**63 - 1], "<i8"))
    npy("texts", np.array(["我", "吃柠檬"]), expects=False)
    npy("complex", np.array([1 + 2j], "<c8"), expects=False)
    npy("times", np.array(["2024-01-01"], "datetime64[ns]"), expects=False)
    npy("record", np.array([(1, 2.0)], [("a", "<i4"), ("b", "<f4")]), expects=False)
    npy("raw", np.array([b"ab"], "V2"), expects=False)
    npy("object", np.array([{"a": 1}], dtype=object), expects=False)


def member(name):
    """Dated 1980, so that the same script gives the same bytes."""
    return zipfile.ZipInfo(name)


def write_npz():
    arrays = {"w_q": np.arange(6, dtype="<f4").reshape(2, 3), "weights/heads": np.arange(8, dtype="<f8").reshape(2, 2, 2), "注意": np.float32(1)}
    np.savez(FOLDER / "stored.npz", **arrays)
    np.savez_compressed(FOLDER / "deflated.npz", **arrays)
    for file in ("stored.npz", "deflated.npz"):
        for name, array in arrays.items():
            expect(file, name, array)
    np.savez(FOLDER / "mixed.npz", attn=np.eye(2, dtype="<f4"), tokens=np.array(["a", "b"]), thing=np.array([None], dtype=object))
    expect("mixed.npz", "attn", np.eye(2))
    payload = io.BytesIO()
    np.save(payload, np.arange(3, dtype="<f4"))
    with zipfile.ZipFile(FOLDER / "bzip2.npz", "w") as archive:
        archive.writestr(member("a.npy"), payload.getvalue(), zipfile.ZIP_BZIP2)
        archive.writestr(member("readme.txt"), "words")
        archive.writestr(member("../../b.npy"), payload.getvalue())
        archive.writestr(member("/etc/c.npy"), payload.getvalue())
    expect("bzip2.npz", "../../b", np.arange(3))
    expect("bzip2.npz", "/etc/c", np.arange(3))
    with zipfile.ZipFile(FOLDER / "torch.pt", "w") as archive:
        archive.writestr(member("archive/data.pkl"), b"\x80\x02}q\x00.")
        archive.writestr(member("archive/version"), "3\n")


def safetensors(name, header, data, pad=0):
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * pad
    (FOLDER / f"{name}.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + data)


def write_safetensors():
    types = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "I64": "<i8", "I32": "<i4", "I16": "<i2", "I8": "i1", "U64": "<u8", "U32": "<u4", "U16": "<u2", "U8": "u1"}
    header, data, file = {"__metadata__": {"format": "pt", "tokens": "[\"我\",\"爱\"]"}}, b"", "types.safetensors"
    for dtype, descr in types.items():
        array = (np.arange(6).reshape(2, 3) - (0 if dtype.startswith("U") else 3)).astype(descr)
        header[dtype] = {"dtype": dtype, "shape": [2, 3], "data_offsets": [len(data), len(data) + array.nbytes]}
        data += array.tobytes()
        expect(file, dtype, array)
    # The upper half of a float's bits, written by hand: NumPy has no such type.
    for dtype, raw, shape, values in [
        ("BF16", struct.pack("<6H", 0x3F80, 0xC000, 0x7F80, 0x7FC0, 0x0001, 0x3EAB), [6], [1, -2, np.inf, np.nan, np.uint32(0x00010000).view(np.float32), np.uint32(0x3EAB0000).view(np.float32)]),
        ("BOOL", bytes([0, 1, 1]), [3, 1], [0, 1, 1]),
        ("scalar", struct.pack("<f", 2.5), [], 2.5),
        ("none", b"", [0, 4], np.zeros((0, 4))),
    ]:
        header[dtype] = {"dtype": dtype if dtype.isupper() else "F32", "shape": shape, "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
        expect(file, dtype, np.array(values, dtype="float32").reshape(shape))
    safetensors("types", header, data, pad=13)
    safetensors("unordered", {"b": {"dtype": "F32", "shape": [1], "data_offsets": [2, 6]}, "a": {"dtype": "F16", "shape": [1], "data_offsets": [0, 2]}}, struct.pack("<ef", 1.5, 2.5))
    expect("unordered.safetensors", "a", np.array([1.5]))
    expect("unordered.safetensors", "b", np.array([2.5]))
    odd = {"F8_E4M3": 8, "F8_E5M2": 8, "F8_E8M0": 8, "F6_E2M3": 6, "F6_E3M2": 6, "F4": 4, "C64": 64}
    header, data = {}, b""
    for dtype, bits in odd.items():
        header[dtype] = {"dtype": dtype, "shape": [4], "data_offsets": [len(data), len(data) + bits // 2]}
        data += bytes(bits // 2)
    header["F32"] = {"dtype": "F32", "shape": [1], "data_offsets": [len(data), len(data) + 4]}
    safetensors("unsupported", header, data + struct.pack("<f", 1))
    expect("unsupported.safetensors", "F32", np.array([1.0]))
    safetensors("no-tensors", {}, b"")


def write_text():
    (FOLDER / "plain.csv").write_bytes(b"1,2.5,-3e2\r\n4, 5 ,+6\r\n")
    expect("plain.csv", "plain", [[1, 2.5, -300], [4, 5, 6]])
    (FOLDER / "header.csv").write_bytes(b"\xef\xbb\xbfa,\"b, \"\"c\"\"\"\n1,2\n\nnan,-inf\n")
    expect("header.csv", "header", [[1, 2], [np.nan, -np.inf]])
    (FOLDER / "named.csv").write_bytes('"","=1+1","吃"\n"the\ncat",0.5,0.5\n"7",1,0'.encode())
    expect("named.csv", "named", [[0.5, 0.5], [1, 0]])
    (FOLDER / "column.csv").write_bytes(b"1\n2\n3\n")
    expect("column.csv", "column", [[1], [2], [3]])
    (FOLDER / "listed.csv").write_bytes(b"array,head,row,column,value\na/b,0,0,0,1\na/b,0,0,1,2\na/b,1,0,0,3\na/b,1,0,1,4\nm,,0,0,5\nm,,1,0,6\nv,,,0,7\ns,,,,8\n")
    for name, array in {"a/b": [[[1, 2]], [[3, 4]]], "m": [[5], [6]], "v": [7], "s": 8}.items():
        expect("listed.csv", name, array)
    (FOLDER / "nested.json").write_text('{"w": [[1, 2.5], [3, "NaN"]], "v": [], "note": "hello", "n": 3, "tokens": ["a", "b"],\n'
                                        ' "s": {"shape": [], "values": 4}, "t": {"shape": [1, 2], "values": ["-Infinity", null]}}\n')
    expect("nested.json", "w", [[1, 2.5], [3, np.nan]])
    expect("nested.json", "v", np.zeros(0))
    expect("nested.json", "s", 4)
    expect("nested.json", "t", [[-np.inf, np.nan]])
    (FOLDER / "list.json").write_text("[[[1],[2]],[[3],[4]],[[5],[6]]]")
    expect("list.json", "list", np.arange(1, 7).reshape(3, 2, 1))


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    write_npy()
    write_npz()
    write_safetensors()
    write_text()
    (FOLDER / "expected.json").write_text(json.dumps(expected, ensure_ascii=False, indent=1))
