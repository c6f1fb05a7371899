"""Writes reference.txt, the values that SpecialFunctionAccuracyTests measures against: python3 reference.py > reference.txt

Needs mpmath. Each line is "function argument … value"; arguments are binary64 numbers that the tests read back exactly,
values have 30 digits. Every value is computed with 60 and again with 120 digits (with 800 if these differ).
"""
import random
import sys
from fractions import Fraction

import mpmath as mp
from mpmath import mpf

random.seed(20240229)

TINY = [5e-324, 3e-310, 2.3e-308, 1.7e-200, 4.1e-100, 6.3e-50, 1.9e-20, 1.1e-16, 2.3e-16, 7.7e-13, 3.1e-9, 1.5e-8, 4.4e-6, 0.00037, 0.0123]
MIDDLE = [0.1, 0.25, 0.3, 0.4999999999999999, 0.5, 0.7, 0.75, 0.85, 0.9, 0.9990234375, 1 - 2.0**-53, 1.0, 1 + 2.0**-52, 1.0001, 1.25, 1.5, 2.0,
          2.4999, 2.5, 3.0, 3.75, 5.0, 7.5, 9.9999, 10.0, 12.5, 20.0, 20.000001, 27.2, 36.7, 50.3]
LARGE = [100.25, 345.6, 709.7, 745.2, 1234.5, 98765.4, 3e7, 4.5e9, 8.3e12, 4503599627370497.5, 1.1e16, 5e20, 3e55, 7e100, 2e154, 6e200, 1.1e300, 1.79e308]


def spread(low, high, count):
    return [random.uniform(low, high) for _ in range(count)]


def logarithmic(low, high, count):
    return [mp.nstr(mpf(10) ** random.uniform(low, high), 17) for _ in range(count)]


POSITIVE = TINY + MIDDLE + LARGE + spread(0, 1, 16) + spread(1, 12, 16) + [float(v) for v in logarithmic(-12, 12, 12)]
SIGNED = POSITIVE + [-x for x in POSITIVE]
ANGLES = [x for x in SIGNED if abs(x) < 1e22] + [float(k * mp.pi / 2) for k in range(1, 9)]
UNIT = [x for x in SIGNED if abs(x) <= 1]
BEYOND_UNIT = [x for x in SIGNED if abs(x) >= 1] + [1 + 2.0**-k for k in range(3, 52, 4)]
ABOVE_ONE = [x for x in POSITIVE if x >= 1] + [1 + 2.0**-k for k in range(3, 52, 4)]
EXPONENTIAL = [x for x in SIGNED if abs(x) < 1000] + spread(-40, 40, 20) + spread(-745, 709, 20)
GAMMA = ([x for x in POSITIVE if x < 171.6] + spread(12, 171.5, 40) + [171.0, 171.5, 171.62437695630271]
         + [-x for x in TINY if x > 5e-309] + spread(-3, 0, 30) + spread(-30, -3, 30) + spread(-170, -30, 30) + spread(-185, -170, 10)
         + [-1 - 2.0**-40, -1 + 2.0**-40, -2.5, -10.5, -100.5, -150.00000000000003, -3.9999999999999996])
LOG_GAMMA = ([x for x in POSITIVE if x < 2e305] + spread(0.4, 3, 40) + [1 + 2.0**-k for k in range(4, 52, 6)] + [2 - 2.0**-k for k in range(4, 52, 6)])
LOG_GAMMA_NEGATIVE = ([-x for x in TINY] + spread(-3, 0, 30) + spread(-30, -3, 30) + spread(-1000, -30, 30)
                      + [-2.457024738220800, -2.747682646727412, -1e5 - 0.3, -123456789.3, -1e12 - 0.25, -4503599627370495.5])
DIGAMMA = (POSITIVE + [-x for x in TINY] + spread(-3, 0, 30) + spread(-30, -3, 30) + spread(-1000, -30, 15)
           + [1.4616321449683623, 1.4616321449683622, 1.46, -0.504083008264455, -1e5 - 0.3, -1e12 - 0.25, -1 - 2.0**-40, -7 + 2.0**-45])
POLYGAMMA = ([x for x in TINY if x > 1e-20] + spread(0, 1, 4) + spread(1, 12, 4) + spread(12, 60, 4) + [1.0, 2.0, 0.5, 10.0, 1e3, 1e6, 1e12, 1e18, 1e100]
             + spread(-3, 0, 8) + spread(-30, -3, 6) + [-0.5000001, -1.5, -7.25, -100.3, -1234.5678, -2 - 2.0**-30, -1 + 2.0**-30])
PROBABILITIES = [x for x in POSITIVE if x < 1] + [1 - x for x in (0.1, 1e-3, 1e-7, 1e-12, 2.0**-53)] + [0.5 + 2.0**-k for k in range(3, 50, 5)]
PAIRS = [(random.choice(SIGNED), random.choice(SIGNED)) for _ in range(120)] + list(zip(spread(-9, 9, 40), spread(-9, 9, 40)))


def normal_cdf(x):
    return mp.erfc(-x / mp.sqrt(2)) / 2


def selu(x):
    scale = mpf("1.0507009873554804934193349852946")
    return scale * x if x > 0 else scale * mpf("1.6732632423543772848170429916717") * mp.expm1(x)


def real_power(x, p, q):
    value = mp.exp(mp.log(abs(x)) * p / q)
    return -value if x < 0 and p % 2 else value


def floored_remainder(x, y):
    remainder = Fraction(*float(x).as_integer_ratio()) % Fraction(*float(y).as_integer_ratio())
    return mpf(remainder.numerator) / remainder.denominator


def digamma(x):
    return mp.digamma(x) if x > -20 else mp.digamma(1 - x) - mp.pi * mp.cot(mp.pi * x)


def polygamma(n, x):
    n = int(n)
    if n == 0:
        return digamma(x)
    if x > 0:
        return (-1) ** (n + 1) * mp.factorial(n) * mp.zeta(n + 1, x)
    with mp.extradps(60):
        lifted, total = x, mpf(0)
        while lifted < 1:  # the recurrence, so that no reflection formula is shared with what is tested
            total += 1 / lifted ** (n + 1)
            lifted += 1
        return (-1) ** (n + 1) * mp.factorial(n) * (mp.zeta(n + 1, lifted) + total)


def log_gamma(x):
    return mp.log(abs(mp.gamma(x))) if abs(x) < 2000 else mp.loggamma(x) if x > 0 else mp.log(mp.pi / abs(mp.sin(mp.pi * x))) - mp.loggamma(1 - x)


def log1p_exp(x):
    return mp.log1p(mp.exp(x)) if x < 0 else x + mp.log1p(mp.exp(-x))


FUNCTIONS = [
    ("Expm1", EXPONENTIAL, mp.expm1),
    ("Log1p", [x for x in SIGNED if x > -1] + [-1 + 2.0**-k for k in range(2, 53, 5)], mp.log1p),
    ("LogBase", [(x, b) for x, b in zip(spread(0.01, 50, 40), spread(0.1, 20, 40)) if b != 1]
     + [(3.0**k, 3.0) for k in range(1, 30, 4)] + [(2.0**k, 0.5) for k in range(-50, 50, 9)] + [(1000.0, 10.0), (1e22, 10.0), (1024.0, 2.0), (7.0, 2.0), (1.000000001, 1.0000001)],
     lambda x, b: mp.log(x) / mp.log(b)),
    ("XTimesLogY", [(x, abs(y)) for x, y in PAIRS if abs(x) < 1e290 and abs(x) > 1e-290], lambda x, y: x * mp.log(y)),
    ("Cbrt", SIGNED + [float(k**3) for k in range(-9, 10) if k] + [0.001, 0.008, 0.027, 0.064], lambda x: mp.sign(x) * mp.cbrt(abs(x))),
    ("Hypot", PAIRS + [(3.0, 4.0), (3e200, 4e200), (5e-324, 5e-324), (1e-310, 3e-310)], lambda x, y: mp.sqrt(x * x + y * y)),
    ("RealPow", [(x, p, q) for p, q in ((1, 3), (2, 3), (-1, 3), (-4, 3), (5, 3), (1, 5), (3, 7), (63, 11), (101, 9), (7, 129), (-12345, 67891)) for x in random.sample(SIGNED, 14)]
     + [(abs(x), p, q) for p, q in ((1, 2), (3, 2), (-1, 2), (3, 4), (1, 6), (5, 6), (-7, 12), (1, 100), (333, 1000)) for x in random.sample(SIGNED, 10)]
     + [(-8.0, 2, 3), (-8.0, 1, 3), (27.0, -2, 3), (-32.0, 3, 5), (64.0, 5, 6), (3.0**20, 7, 20)], real_power),
    ("PowInteger", [(x, n) for n in (-7, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 9, 30, 333) for x in random.sample(SIGNED, 12)],
     lambda x, n: mpf(x) ** int(n)),
    ("Mod", PAIRS + [(7.0, 3.0), (-7.0, 3.0), (7.0, -3.0), (-7.0, -3.0)], floored_remainder),
    ("Round", SIGNED + [0.5, 1.5, 2.5, -0.5, -1.5, -2.5], mp.nint),
    ("Sec", ANGLES, mp.sec),
    ("Csc", ANGLES, mp.csc),
    ("Cot", ANGLES, mp.cot),
    ("Asec", BEYOND_UNIT, lambda x: mp.acos(1 / x)),
    ("Acsc", BEYOND_UNIT, lambda x: mp.asin(1 / x)),
    ("Acot", SIGNED, lambda x: mp.atan(1 / x)),
    ("Sech", EXPONENTIAL, lambda x: 1 / mp.cosh(x)),
    ("Csch", EXPONENTIAL, lambda x: 1 / mp.sinh(x)),
    ("Coth", SIGNED, lambda x: 1 / mp.tanh(x) if abs(x) < 2000 else mp.sign(x)),
    ("Asech", [x for x in UNIT if x > 0] + [1 - 2.0**-k for k in range(3, 53, 5)], lambda x: mp.acosh(1 / x)),
    ("Acsch", SIGNED, lambda x: mp.asinh(1 / x)),
    ("Acoth", [x for x in BEYOND_UNIT if abs(x) != 1], lambda x: mp.sign(x) * mp.log1p(2 / (abs(x) - 1)) / 2),
    ("Asinh", SIGNED, mp.asinh),
    ("Acosh", ABOVE_ONE, mp.acosh),
    ("Atanh", [x for x in UNIT if abs(x) != 1], mp.atanh),
    ("OneMinusTanhSquared", EXPONENTIAL, lambda x: 1 / mp.cosh(x) ** 2),
    ("Sigmoid", EXPONENTIAL, lambda x: 1 / (1 + mp.exp(-x))),
    ("Logit", PROBABILITIES, lambda p: mp.log(p / (1 - p)) if p < 0.25 else mp.log1p((2 * p - 1) / (1 - p))),
    ("Softplus", EXPONENTIAL, log1p_exp),
    ("Softsign", SIGNED, lambda x: x / (1 + abs(x))),
    ("Gelu", [x for x in SIGNED if x > -45] + spread(-8, 3, 30) + spread(-38.5, -8, 30), lambda x: x * normal_cdf(x)),
    ("Silu", EXPONENTIAL, lambda x: x / (1 + mp.exp(-x))),
    ("Selu", EXPONENTIAL, selu),
    ("Elu", [(x, random.choice([1.0, 0.5, 1.75])) for x in EXPONENTIAL], lambda x, a: x if x > 0 else a * mp.expm1(x)),
    ("Erf", SIGNED + spread(-6, 6, 20), mp.erf),
    ("Erfc", [x for x in SIGNED if x < 30] + spread(-6, 6, 30) + spread(6, 27.3, 30), mp.erfc),
    ("Gamma", GAMMA, mp.gamma),
    ("LogGamma", LOG_GAMMA, log_gamma),
    ("LogGammaOfNegative", LOG_GAMMA_NEGATIVE, log_gamma),
    ("Digamma", DIGAMMA, digamma),
    ("Polygamma", [(n, x) for n in (1, 2, 3, 4, 6, 9, 14, 19, 20) for x in POLYGAMMA], polygamma),
    ("PolygammaOfHighOrder", [(n, x) for n in (21, 35, 80, 150, 170) for x in spread(0.001, 200, 12) + spread(-5, 0, 5) + [-1.5, -12.5, -0.001]], polygamma),
    ("PolygammaBeyondFactorials", [(n, x) for n in (171, 200, 400, 1000) for x in spread(0.5, 300, 14)] + [(200, -0.3), (301, -7.75)], polygamma),
]


def evaluate(function, arguments):
    def at(digits):
        with mp.workdps(digits):
            value = function(*[mpf(a) for a in arguments])
            return mp.re(value) if isinstance(value, mp.mpc) else value

    value, check = at(60), at(120)
    if abs(value - check) > abs(check) * mpf(10) ** -40:
        check = at(800)
    return check


mp.mp.dps = 60
for name, arguments, function in FUNCTIONS:
    seen = set()
    for argument in arguments:
        argument = argument if isinstance(argument, tuple) else (argument,)
        if argument in seen:
            continue
        seen.add(argument)
        value = evaluate(function, argument)
        text = mp.nstr(value, 30, min_fixed=-3, max_fixed=6, strip_zeros=True).removesuffix(".0")
        # Beyond the exponents of binary64 the tests need to know only that.
        if value != 0 and not -400 < mp.log10(abs(value)) < 400:
            text = ("-" if value < 0 else "") + ("1e400" if abs(value) > 1 else "1e-400")
        print(name, *(repr(a).removesuffix(".0") for a in argument), text)
    print(name, len(seen), file=sys.stderr)
