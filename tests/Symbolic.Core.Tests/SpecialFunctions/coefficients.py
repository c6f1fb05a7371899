"""Prints the coefficient tables of src/Symbolic.Core/SpecialFunctions: python3 coefficients.py (needs mpmath)."""
import mpmath as mp

mp.mp.dps = 60


def table(name, values):
    print(name)
    for value in values:
        print(f"        {mp.nstr(value, 20, min_fixed=0, max_fixed=0, strip_zeros=False)},")


def scaled_erfc(t):
    """(1 + 2x) exp(x^2) erfc(x) as a function of t = (x - 3.75)/(x + 3.75)."""
    x = mp.mpf("3.75") * (1 + t) / (1 - t)
    if x < 40:
        return (1 + 2 * x) * mp.exp(x * x) * mp.erfc(x)
    total, term = mp.mpf(0), mp.mpf(1)  # DLMF 7.12.1
    for k in range(200):
        total += term
        term *= -mp.mpf(2 * k + 1) / (2 * x * x)
        if abs(term) < mp.mpf(10) ** -50:
            break
    return (1 + 2 * x) * total / (x * mp.sqrt(mp.pi))


def chebyshev(f, count, nodes=60):
    angles = [mp.pi * (2 * j + 1) / (2 * nodes) for j in range(nodes)]
    values = [f(mp.cos(angle)) for angle in angles]
    return [(2 if k else 1) * mp.fsum(v * mp.cos(k * a) for v, a in zip(values, angles)) / nodes for k in range(count)]


def powers(coefficients):
    """The same polynomial by powers of t, lowest first."""
    result = [mp.mpf(0)] * len(coefficients)
    last, current = [mp.mpf(1)], [mp.mpf(0), mp.mpf(1)]  # T0, T1
    for coefficient in coefficients:
        for power, value in enumerate(last):
            result[power] += coefficient * value
        following = [mp.mpf(0)] + [2 * value for value in current]
        for power, value in enumerate(last):
            following[power] -= value
        last, current = current, following
    return result


table("Erf.cs, ScaledErfcCoefficients", powers(chebyshev(scaled_erfc, 26)))
table("Erf.cs, ErfSeries: 2/sqrt(pi) (-1)^n/(n! (2n+1)), the first one less 1",
      [2 / mp.sqrt(mp.pi) * (-1) ** n / (mp.factorial(n) * (2 * n + 1)) - (1 if n == 0 else 0) for n in range(18)])
table("LogGamma.cs, ZetaSeries: (-1)^k (zeta(k) - 1)/k from k = 2", [(-1) ** k * (mp.zeta(k) - 1) / k for k in range(2, 28)])
table("Gamma.cs, sqrt(2 pi)", [mp.sqrt(2 * mp.pi)])
table("LogGamma.cs, 1 - EulerGamma, log(2 pi)/2 - 1/2", [1 - mp.euler, mp.log(2 * mp.pi) / 2 - mp.mpf(1) / 2])
