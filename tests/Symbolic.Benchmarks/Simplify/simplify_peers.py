"""Derivatives by SymPy for the `simplify` report.

Arguments: the seconds of computing that one case may take. Standard input: lines of name, formula, variable and all names, with tabs between them.
Standard output: for each a line of name, time and text of the derivative, time and text of the simplified derivative; a text is empty
where there was no time for it or SymPy gave up. Names are real, as everything is for the other side. The first line has the version.
"""
import signal
import sys
import time

import sympy

print("version", sympy.__version__, sep="\t", flush=True)
limit = float(sys.argv[1])


class Late(BaseException):
    """Not an Exception, so that nobody on the way takes it for a failure to go on from."""


def late(signum, frame):
    raise Late


signal.signal(signal.SIGPROF, late)


def timed(work, *given):
    begin = time.process_time()
    try:
        signal.setitimer(signal.ITIMER_PROF, limit)
        result = work(*given)
        text = str(result)
        signal.setitimer(signal.ITIMER_PROF, 0)
    except Late:
        result, text = None, ""
    except Exception:
        result, text = None, ""
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return result, time.process_time() - begin, text


for line in sys.stdin:
    name, formula, variable, names = line.rstrip("\n").split("\t")
    known = {n: sympy.Symbol(n, real=True) for n in names.split()}
    f = sympy.sympify(formula.replace("^", "**"), locals=known)
    derivative, first, plain = timed(sympy.diff, f, known[variable])
    second, short = 0.0, ""
    if derivative is not None:
        _, second, short = timed(sympy.simplify, derivative)
    print(name, repr(first), plain, repr(second), short, sep="\t", flush=True)
