"""Coefficients of the polynomials in src/Symbolic.Core/Vectors, computed anew: python3 coefficients.py (needs mpmath).

Each polynomial is the interpolation at Chebyshev points, with 60 digits, of what the formula leaves for it. Printed are the
coefficients from the lowest power on, rounded to binary64, and the largest error of the polynomial's share relative to the function.
"""
from mpmath import mp, mpf, chebyfit, polyval, exp, log, sin, cos, tan, atan, asin, tanh, sinh, erf, erfc, sqrt, pi, cbrt

mp.dps = 60


def fit(name, f, low, high, terms, share):
    """The polynomial of f on [low, high]; share(x, error) is the error of the whole function, relative."""
    coefficients = [mpf(float(c)) for c in reversed(chebyfit(f, [low, high], terms))]
    worst = mpf(0)
    for i in range(1, 400):
        x = low + (high - low) * mpf(i) / 400
        worst = max(worst, abs(share(x, polyval(coefficients[::-1], x) - f(x))))
    print(f"// {name}: {float(log(worst, 2)) if worst else -999:.1f} bits")
    print(", ".join(repr(float(c)) for c in coefficients))


half = log(mpf(2)) / 2
series = lambda f: (lambda z: f(z) if abs(z) > mpf(10) ** -12 else f(mpf(10) ** -12))


# e^r = 1 + r + r² (1/2 + r E(r))
fit("exp", series(lambda r: (exp(r) - 1 - r - r**2 / 2) / r**3), -half, half, 10, lambda r, e: r**3 * e)
# the same in fewer terms
fit("exp, short", lambda r: (exp(r) - 1 - r - r**2 / 2) / r**3 if abs(r) > mpf(10) ** -12 else mpf(1) / 6 + r / 24 + r**2 / 120, -half, half, 9, lambda r, e: r**3 * e)
# log((1 + s)/(1 − s)) = 2s + s·R(s²), R(z) = z·L(z)
top = (sqrt(mpf(2)) - 1) / (sqrt(mpf(2)) + 1)
fit("log", series(lambda z: (log((1 + sqrt(z)) / (1 - sqrt(z))) / sqrt(z) - 2) / z), mpf(0), top**2, 7, lambda z, e: z * e / 2)
# the same = 2s(1 + z/3 + z² P(z))
fit("log, two numbers", series(lambda z: (log((1 + sqrt(z)) / (1 - sqrt(z))) / sqrt(z) / 2 - 1 - z / 3) / z**2), mpf(0), top**2, 8, lambda z, e: z**2 * e)
quarter = (pi / 4 * mpf("1.0001")) ** 2
fit("sin", series(lambda z: (sin(sqrt(z)) / sqrt(z) - 1) / z), mpf(0), quarter, 6, lambda z, e: z * e)
fit("cos", series(lambda z: (cos(sqrt(z)) - 1 + z / 2) / z**2), mpf(0), quarter, 6, lambda z, e: z**2 * e)
fit("tan", series(lambda z: (tan(sqrt(z)) / sqrt(z) - 1) / z), mpf(0), quarter, 15, lambda z, e: z * e)
eighth = (tan(pi / 8) * mpf("1.0001")) ** 2
fit("atan", series(lambda z: (atan(sqrt(z)) / sqrt(z) - 1) / z), mpf(0), eighth, 12, lambda z, e: z * e)
fit("asin", series(lambda z: (asin(sqrt(z)) / sqrt(z) - 1) / z), mpf(0), mpf("0.2501"), 13, lambda z, e: z * e)
fit("tanh", series(lambda z: (tanh(sqrt(z)) / sqrt(z) - 1) / z), mpf(0), mpf("0.625") ** 2, 12, lambda z, e: z * e)
fit("sinh", series(lambda z: (sinh(sqrt(z)) / sqrt(z) - 1) / z), mpf(0), mpf(1), 8, lambda z, e: z * e)
fit("erf", series(lambda z: erf(sqrt(z)) / sqrt(z) - 1), mpf(0), mpf("0.85") ** 2, 13, lambda z, e: e)
# (1 + 2x) e^(x²) erfc(x) of t = (x − k)/(x + k), k = 3.75, for 0.45 ≤ x ≤ 28
point = lambda t: mpf("3.75") * (1 + t) / (1 - t)
edge = mpf("0.786")
fit("scaled erfc", lambda t: (1 + 2 * point(t)) * exp(point(t) ** 2) * erfc(point(t)), -edge, edge, 23, lambda t, e: e)
fit("cbrt", lambda m: cbrt(m), mpf(1), mpf(2), 5, lambda m, e: e)

for name, value in (("ln 2", log(mpf(2))), ("pi/2", pi / 2), ("pi/4", pi / 4), ("3pi/4", 3 * pi / 4), ("pi", pi), ("1/ln 2", 1 / log(mpf(2))), ("1/ln 10", 1 / log(mpf(10))), ("log10 2", log(mpf(2), 10)), ("sqrt 1/2", sqrt(mpf("0.5"))), ("1/3", mpf(1) / 3), ("cbrt 2", cbrt(mpf(2))), ("cbrt 4", cbrt(mpf(4)))):
    parts, rest = [], value
    for _ in range(3):
        parts.append(float(rest))
        rest -= mpf(float(rest))
    print(f"// {name}: {parts}")
# 42 bits, so that products with exponents of two are exact, and the rest
for name, value in (("ln 2", log(mpf(2))), ("log10 2", log(mpf(2), 10))):
    scale = mpf(2) ** (42 if name == "ln 2" else 43)
    high = mp.floor(value * scale) / scale
    print(f"// {name}, 42 bits: {float(high)!r}, {float(value - high)!r}")
