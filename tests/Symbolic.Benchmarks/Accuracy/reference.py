"""Reference values: `python3 reference.py` writes reference.txt for cases.txt and rules-reference.txt for rules.txt, beside them
(mpmath is needed).

Points are doubles drawn from a fixed seed. Values and derivatives are computed with twice the digits until two precisions agree to
more than 50 digits, and written as the nearest double. A line is: name, coordinates, value, derivative by the first variable.
"""
import math
import os
import random

import mpmath
from mpmath import mp, mpf

POINTS = 64
POINTS_OF_RULE = 24
DIGITS = 55
FIRST_BITS = 400
# A zero may be what is left of a number that was too small for the precision: it counts only with this many bits.
ZERO_BITS = 6_000
MOST_BITS = 60_000


class Outside(Exception):
    """The point is outside the domain."""


class Dual:
    """A value and its derivative."""

    def __init__(self, value, slope=0):
        self.v, self.d = mpf(value), mpf(slope)

    def __add__(self, other):
        other = dual(other)
        return Dual(self.v + other.v, self.d + other.d)

    __radd__ = __add__

    def __neg__(self):
        return Dual(-self.v, -self.d)

    def __sub__(self, other):
        return self + -dual(other)

    def __rsub__(self, other):
        return dual(other) - self

    def __mul__(self, other):
        other = dual(other)
        return Dual(self.v * other.v, self.d * other.v + self.v * other.d)

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = dual(other)
        if other.v == 0:
            raise Outside
        return Dual(self.v / other.v, (self.d * other.v - self.v * other.d) / other.v**2)

    def __rtruediv__(self, other):
        return dual(other) / self

    def __pow__(self, other):
        if isinstance(other, int):
            return Dual(self.v**other, other * self.v ** (other - 1) * self.d)
        if self.v <= 0:
            raise Outside
        return exp(dual(other) * log(self))


def dual(x):
    return x if isinstance(x, Dual) else Dual(x)


def function(value, slope, domain=lambda v: True):
    def apply(x):
        x = dual(x)
        if not domain(x.v):
            raise Outside
        y = value(x.v)
        return Dual(y, slope(x.v, y) * x.d)

    return apply


exp = function(mp.exp, lambda v, y: y)
log = function(mp.log, lambda v, y: 1 / v, lambda v: v > 0)
sqrt = function(mp.sqrt, lambda v, y: 1 / (2 * y), lambda v: v > 0)
cbrt = function(lambda v: mp.sign(v) * mp.cbrt(abs(v)), lambda v, y: 1 / (3 * y**2), lambda v: v != 0)
sin = function(mp.sin, lambda v, y: mp.cos(v))
cos = function(mp.cos, lambda v, y: -mp.sin(v))
tan = function(mp.tan, lambda v, y: 1 + y**2)
cot = function(mp.cot, lambda v, y: -1 - y**2, lambda v: v != 0)
atan = function(mp.atan, lambda v, y: 1 / (1 + v**2))
cosh = function(mp.cosh, lambda v, y: mp.sinh(v))
tanh = function(mp.tanh, lambda v, y: mp.sech(v) ** 2)
erf = function(mp.erf, lambda v, y: 2 / mp.sqrt(mp.pi) * mp.exp(-(v**2)))
sinh = function(mp.sinh, lambda v, y: mp.cosh(v))
sech = function(mp.sech, lambda v, y: -y * mp.tanh(v))
coth = function(mp.coth, lambda v, y: -(mp.csch(v) ** 2), lambda v: v != 0)
sec = function(mp.sec, lambda v, y: y * mp.tan(v))
csc = function(mp.csc, lambda v, y: -y * mp.cot(v), lambda v: v != 0)
erfc = function(mp.erfc, lambda v, y: -2 / mp.sqrt(mp.pi) * mp.exp(-(v**2)))
expm1 = function(lambda v: mp.exp(v) - 1, lambda v, y: mp.exp(v))
log2 = function(lambda v: mp.log(v) / mp.log(2), lambda v, y: 1 / (v * mp.log(2)), lambda v: v > 0)
softplus = function(lambda v: mp.log(1 + mp.exp(v)), lambda v, y: 1 / (1 + mp.exp(-v)))
sigmoid = function(lambda v: 1 / (1 + mp.exp(-v)), lambda v, y: mp.exp(-v) / (1 + mp.exp(-v)) ** 2)


class Pi(Dual):
    def __init__(self):
        super().__init__(mp.pi)


def evaluated(code, point, names):
    scope = dict(exp=exp, log=log, sqrt=sqrt, cbrt=cbrt, sin=sin, cos=cos, tan=tan, cot=cot, atan=atan, cosh=cosh, tanh=tanh, erf=erf, sigmoid=sigmoid, pi=Pi(),
        sinh=sinh, sech=sech, coth=coth, sec=sec, csc=csc, erfc=erfc, expm1=expm1, log2=log2, softplus=softplus)
    for i, name in enumerate(names):
        scope[name] = Dual(point[i], 1 if i == 0 else 0)
    result = eval(code, scope)
    return result.v, result.d


def agree(a, b):
    return a == b or abs(a - b) <= abs(b) * mpf(10) ** -DIGITS


def reference(code, point, names):
    before, bits = None, FIRST_BITS
    while bits <= MOST_BITS:
        mp.prec = bits
        try:
            now = evaluated(code, point, names)
        except ZeroDivisionError:
            now = None
        if before and now and all(agree(a, b) and (b != 0 or bits > ZERO_BITS) for a, b in zip(before, now)):
            return now
        before, bits = now, bits * 2
    raise Outside


def drawn(chance, low, high, sign):
    magnitude = float(mpf(10) ** chance.uniform(low, high))
    return magnitude if sign == "+" or (sign == "*" and chance.random() < 0.5) else -magnitude


def write(cases_name, out_name, points):
    folder = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(folder, cases_name), encoding="utf-8") as cases, open(os.path.join(folder, out_name), "w", encoding="utf-8") as out:
        for line in cases:
            if line.startswith("#") or not line.strip():
                continue
            name, text, *ranges = [part.strip() for part in line.split("|")]
            variables = [r.split() for r in ranges]
            names = [v[0] for v in variables]
            code = compile(text.replace("^", "**"), name, "eval")
            chance = random.Random(name)
            found = 0
            while found < points:
                point = [drawn(chance, float(low), float(high), sign) for _, low, high, sign in variables]
                try:
                    value, slope = (float(x) for x in reference(code, point, names))
                except (Outside, OverflowError):
                    continue
                if not (math.isfinite(value) and math.isfinite(slope)):
                    continue
                out.write(" ".join([name, *map(repr, point), repr(value), repr(slope)]) + "\n")
                found += 1


if __name__ == "__main__":
    write("cases.txt", "reference.txt", POINTS)
    write("rules.txt", "rules-reference.txt", POINTS_OF_RULE)
