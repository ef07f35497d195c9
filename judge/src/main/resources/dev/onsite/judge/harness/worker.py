"""The process that runs one Python submission.

Reads its source, then case after case, and writes back what was returned. It knows no expected answer. The frames are
those of Wire.java and JavaWorker.java; beside them S [line, column, message] tells a syntax error, and M that memory
ran out.
"""

import collections
import dataclasses
import inspect
import io
import os
import struct
import sys
import threading
import traceback

import numpy as np

DEEPEST = 24
STACK_BYTES = 64 << 20
RECURSION = 10_000
SLACK_MB = 32
DTYPES = {"d": "<f8", "f": "<f4", "i": "<i4", "j": "<i8", "z": "|b1"}
TAGS = {np.dtype("f8"): "d", np.dtype("f4"): "f", np.dtype("i4"): "i", np.dtype("i8"): "j", np.dtype("b1"): "z"}


class Other:
    """A returned object that is no value of ours."""

    def __init__(self, description):
        self.description = description


def take_pipes():
    """Moves the judge's pipes away from descriptors 0 and 1, so that no print reaches them by mistake."""
    incoming, outgoing = os.dup(0), os.dup(1)
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    return os.fdopen(incoming, "rb"), os.fdopen(outgoing, "wb")


class Capture(io.TextIOBase):
    """Keeps what is printed, up to a limit over all cases; past that the worker ends itself."""

    def __init__(self, limit, on_overflow):
        self.parts, self.left, self.on_overflow = [], limit, on_overflow

    def writable(self):
        return True

    def write(self, text):
        self.left -= len(text)
        if self.left < 0:
            self.on_overflow()
        self.parts.append(text)
        return len(text)

    def drain(self):
        text, self.parts = "".join(self.parts), []
        return text


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, form):
        (value,) = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return value

    def bytes(self, length):
        self.at += length
        return self.data[self.at - length : self.at]

    def text(self):
        return self.bytes(self.take("i")).decode("utf-8")

    def value(self):
        tag = self.bytes(1)
        if tag == b"N":
            return None
        if tag == b"z":
            return self.bytes(1) != b"\0"
        if tag in b"ij":
            return self.take("i" if tag == b"i" else "q")
        if tag == b"d":
            return self.take("d")
        if tag == b"s":
            return self.text()
        if tag == b"l":
            return [self.value() for _ in range(self.take("i"))]
        if tag == b"r":
            name, count = self.text(), self.take("i")
            fields = [(self.text(), self.value()) for _ in range(count)]
            return collections.namedtuple(name, [field for field, _ in fields])(*[value for _, value in fields])
        if tag == b"a":
            return self.array()
        raise ValueError(f"unknown tag {tag!r}")

    def array(self):
        element, rank = self.bytes(1).decode(), self.take("b")
        shape = [self.take("i") for _ in range(rank)]
        dtype = np.dtype(DTYPES[element])
        count = int(np.prod(shape, dtype=np.int64))
        flat = np.frombuffer(self.bytes(count * dtype.itemsize), dtype=dtype)
        return flat.reshape(shape).astype(np.int64 if element == "i" else dtype.newbyteorder("="))


def text(value):
    data = value.encode("utf-8", "replace")
    return struct.pack("<i", len(data)) + data


def fields_of(value):
    """The (name, value) pairs of a named tuple, a dataclass or a dict with text keys; else None."""
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value).__name__, list(zip(value._fields, value))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        pairs = [(field.name, getattr(value, field.name)) for field in dataclasses.fields(value)]
        return type(value).__name__, pairs
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return "", list(value.items())
    return None


def encode(value, depth=0):
    if depth > DEEPEST:
        return encode(Other(f"a value nested more than {DEEPEST} deep"))
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value.item()
    if value is None:
        return b"N"
    if isinstance(value, bool):
        return b"z\1" if value else b"z\0"
    if isinstance(value, int):
        if -(2**31) <= value < 2**31:
            return b"i" + struct.pack("<i", value)
        if -(2**63) <= value < 2**63:
            return b"j" + struct.pack("<q", value)
        return encode(Other("an int of more than 64 bits"))
    if isinstance(value, float):
        return b"d" + struct.pack("<d", value)
    if isinstance(value, str):
        return b"s" + text(value)
    if isinstance(value, np.ndarray):
        return encode_array(value, depth)
    fields = fields_of(value)
    if fields is not None:
        name, pairs = fields
        parts = [text(field) + encode(inner, depth + 1) for field, inner in pairs]
        return b"r" + text(name) + struct.pack("<i", len(parts)) + b"".join(parts)
    if isinstance(value, (list, tuple)):
        parts = [encode(item, depth + 1) for item in value]
        return b"l" + struct.pack("<i", len(parts)) + b"".join(parts)
    description = value.description if isinstance(value, Other) else type(value).__name__
    return b"u" + text(description)


def encode_array(array, depth):
    kind = array.dtype.kind
    if kind == "O":
        return encode(array.tolist(), depth)
    if kind == "f" and array.dtype.itemsize < 4:
        array = array.astype(np.float32)
    elif kind == "f" and array.dtype.itemsize > 8:
        array = array.astype(np.float64)
    elif kind in "iu" and array.dtype.itemsize < 4:
        array = array.astype(np.int32)
    elif kind == "u":
        array = array.astype(np.int64)
    tag = TAGS.get(array.dtype.newbyteorder("="))
    if tag is None or array.ndim > 8:
        return encode(Other(f"a numpy array of {array.dtype} with {array.ndim} dimensions"))
    shape = struct.pack(f"<{array.ndim}i", *array.shape)
    data = np.ascontiguousarray(array).astype(DTYPES[tag], copy=False).tobytes()
    return b"a" + tag.encode() + struct.pack("<b", array.ndim) + shape + data


class Worker:
    def __init__(self, incoming, outgoing):
        self.incoming, self.outgoing, self.memory_mb = incoming, outgoing, 0
        self.printed = None
        self.file = None
        self.namespace = {"__name__": "submission", "__builtins__": __builtins__}

    def send(self, kind, payload=b"N"):
        self.outgoing.write(struct.pack("<i", 1 + len(payload)) + kind + payload)
        self.outgoing.flush()

    def receive(self):
        header = self.incoming.read(4)
        if len(header) < 4:
            os._exit(0)
        reader = Reader(self.incoming.read(struct.unpack("<i", header)[0]))
        return reader.bytes(1), reader.value()

    def serve(self):
        # OpenBLAS maps its work buffer, 128 MiB of addresses, at a thread's first large product and, where a limit
        # refuses it, tries for ever: let it have it before the limit is drawn.
        for dtype in (np.float64, np.float32):
            square = np.ones((256, 256), dtype)
            square @ square.T @ square @ square[0]
        self.send(b"R")
        _, (signature, limit, self.memory_mb, self.file, source) = self.receive()
        self.printed = Capture(limit, self.too_much_output)
        sys.stdout = sys.stderr = self.printed
        self.limit_memory()
        if not self.load(signature, source):
            os._exit(0)
        while True:
            kind, case = self.receive()
            if kind == b"D":
                self.send(b"K")
            else:
                self.guarded(lambda: self.run(signature, *case))

    def limit_memory(self):
        """Lets the submission allocate its share beyond what the interpreter and numpy have taken already,
        and a little for the frames."""
        try:
            import resource

            with open("/proc/self/status", encoding="ascii") as status:
                taken = next(int(line.split()[1]) << 10 for line in status if line.startswith("VmData"))
            most = taken + ((self.memory_mb + SLACK_MB) << 20)
            resource.setrlimit(resource.RLIMIT_DATA, (most, most))
        except (ImportError, OSError, ValueError, StopIteration):
            pass  # Not Linux: the judge watches the resident size.

    def load(self, signature, source):
        try:
            code = compile(source, self.file, "exec", dont_inherit=True)
        except SyntaxError as error:
            parts = [error.lineno or 1, error.offset or 1, error.msg]
            self.send(b"S", encode(parts))
            return False
        except (ValueError, RecursionError, MemoryError) as error:
            self.send(b"S", encode([1, 1, str(error) or type(error).__name__]))
            return False
        # Frames need the module to be known by name (dataclasses look it up).
        module = type(sys)("submission")
        module.__dict__.update(self.namespace)
        sys.modules["submission"] = module
        self.namespace = module.__dict__
        if not self.guarded(lambda: exec(code, self.namespace)):
            return False
        missing = self.missing(signature)
        if missing:
            self.send(b"E", encode(missing))
            return False
        self.send(b"K")
        return True

    def missing(self, signature):
        """What the file lacks, as a sentence; None where nothing."""
        kind, name, constructor, methods = signature
        if kind == "function":
            return self.mismatch(self.namespace.get(name), "function", name, methods[0][1])
        owner = self.namespace.get(name)
        if not isinstance(owner, type):
            return f"The judge looks for a class `{name}`; {self.defined()}."
        found = self.mismatch(owner, "class", name, constructor)
        for method, parameters, _ in methods:
            found = found or self.mismatch(getattr(owner, method, None), "method", method, ["self", *parameters])
        return found

    def mismatch(self, target, kind, name, parameters):
        call = f"{name}({', '.join(parameters)})"
        if not callable(target):
            return f"The judge looks for a {kind} `{call}`; {self.defined()}."
        try:
            inspect.signature(target).bind(*parameters)
        except TypeError:
            return f"The judge calls `{call}`; yours is `{name}{inspect.signature(target)}`."
        except ValueError:
            pass  # A built-in without a signature: the call itself will tell.
        return None

    def defined(self):
        names = [
            f"`{name}`"
            for name, value in self.namespace.items()
            if callable(value) and getattr(value, "__module__", None) == "submission"
        ]
        return "this file defines " + (", ".join(names) if names else "nothing to call")

    def run(self, signature, arguments, calls):
        kind, name, _, methods = signature
        if kind == "function":
            value = self.namespace[name](*arguments)
        else:
            target = self.namespace[name](*arguments)
            value = [getattr(target, method)(*given) for method, given in calls]
        # Python does not count what is allocated: the judge reads the peak from outside.
        parts = encode(value) + encode(self.printed.drain()) + b"j" + struct.pack("<q", -1)
        self.send(b"V", b"l" + struct.pack("<i", 3) + parts)

    def guarded(self, action):
        """Runs the candidate's code; whatever it raises is told to the judge. Whether it went well."""
        try:
            action()
            return True
        except MemoryError:
            self.send(b"M")
        except BaseException as error:
            self.send(b"X", encode(self.describe(error)))
        return False

    def describe(self, error):
        frames = [
            [frame.name, frame.lineno]
            for frame in reversed(traceback.extract_tb(error.__traceback__))
            if frame.filename == self.file
        ]
        try:
            message = str(error)[:2_000]
        except BaseException:
            message = "(its message could not be read)"
        return [type(error).__name__, message, frames[:8], self.printed.drain()]

    def too_much_output(self):
        self.send(b"O")
        os._exit(0)


def main():
    incoming, outgoing = take_pipes()
    sys.setrecursionlimit(RECURSION)
    threading.stack_size(STACK_BYTES)
    worker = Worker(incoming, outgoing)
    thread = threading.Thread(target=worker.serve, name="submission")
    thread.start()


main()
