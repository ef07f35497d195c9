"""Writes scikit-learn's digits (Alpaydin and Kaynak, UCI, 1998; CC BY 4.0) as text: a line an image, its 64 pixels
0 to 16 as letters a to q, then the digit.

Needs scikit-learn (Debian: python3-sklearn). Run from the repository's root:

    python3 ml/src/test/python/digits_fixture.py
"""

from sklearn.datasets import load_digits

digits = load_digits()
with open("ml/src/main/resources/dev/onsite/ml/nn/digits.txt", "w") as f:
    for pixels, label in zip(digits.data.astype(int), digits.target):
        f.write("".join(chr(ord("a") + p) for p in pixels) + str(label) + "\n")
