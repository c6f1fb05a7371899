"""Times of PyTorch, NumPy and SymPy for the reports `tensors` and `peers`: lines of name, seconds and a value to compare, with tabs between them.

Arguments: how many threads, which clock (thread or wall), and the workloads. What is not installed is left out.
"""
import sys
import time

threads, clock, wanted = int(sys.argv[1]), sys.argv[2], set(sys.argv[3:])
now = time.thread_time if clock == "thread" else time.perf_counter


def best(work, budget):
    """The least time of one call among many samples, after a warm-up."""
    for _ in range(3):
        work()
    begin = time.perf_counter()
    work()
    batch = max(1, int(0.002 / max(time.perf_counter() - begin, 1e-7)))
    least, begin, samples = float("inf"), time.perf_counter(), 0
    while samples < 3 or time.perf_counter() - begin < budget:
        start = now()
        for _ in range(batch):
            work()
        least = min(least, (now() - start) / batch)
        samples += 1
    return least


def tell(name, work, value=0.0, budget=3.0):
    print(name, repr(best(work, budget)), repr(float(value)), sep="\t", flush=True)


def products():
    import numpy as np

    for dtype in (np.float64, np.float32):
        for m, k, n in ((64, 64, 10), (64, 64, 64), (64, 784, 64), (256, 256, 256), (1024, 1024, 1024)):
            a, b, c = np.ones((m, k), dtype), np.ones((k, n), dtype), np.zeros((m, n), dtype)
            tell(f"numpy {np.dtype(dtype)} {m}x{k}x{n}", lambda: np.dot(a, b, out=c), budget=1.0)


def network():
    import torch

    torch.set_num_threads(threads)
    widths, batch = (784, 64, 64, 10), 64

    def entries(seed, scale, *shape):
        count = 1
        for s in shape:
            count *= s
        return (scale * torch.sin(seed + 0.7 * torch.arange(count, dtype=torch.float64))).reshape(shape)

    for dtype in (torch.float64, torch.float32):
        parameters = []
        for layer, (i, o) in enumerate(zip(widths, widths[1:])):
            parameters += [entries(2 * layer, i ** -0.5, i, o), entries(2 * layer + 1, 0.1, o)]
        parameters = [p.to(dtype).requires_grad_() for p in parameters]
        x, y = entries(9, 1.0, batch, widths[0]).to(dtype), torch.arange(batch) % widths[-1]

        def run():
            h = x
            for i in range(0, len(parameters), 2):
                h = torch.addmm(parameters[i + 1], h, parameters[i])
                if i + 2 < len(parameters):
                    h = torch.tanh(h)
            loss = torch.nn.functional.cross_entropy(h, y)
            return loss, torch.autograd.grad(loss, parameters)

        loss, gradients = run()
        tell(f"network {str(dtype)[6:]}", run, loss + sum((g ** 2).sum() for g in gradients), budget=4.0)


def training():
    """A step of descent and one of Adam on the same network."""
    import torch

    torch.set_num_threads(threads)
    widths, batch = (784, 64, 64, 10), 64
    for dtype in (torch.float64, torch.float32):
        torch.manual_seed(1)
        layers = []
        for i, o in zip(widths, widths[1:]):
            layers += [torch.nn.Linear(i, o, dtype=dtype), torch.nn.Tanh()]
        net = torch.nn.Sequential(*layers[:-1])
        x, y = torch.rand(batch, widths[0], dtype=dtype), torch.arange(batch) % widths[-1]
        for name, optimizer in (("descent", torch.optim.SGD(net.parameters(), 1e-3)), ("Adam", torch.optim.Adam(net.parameters(), 1e-3))):
            def step():
                optimizer.zero_grad(set_to_none=True)
                torch.nn.functional.cross_entropy(net(x), y).backward()
                optimizer.step()

            tell(f"training {name} {str(dtype)[6:]}", step, budget=2.0)


def hessians():
    import torch

    torch.set_num_threads(threads)
    torch.set_default_dtype(torch.float64)
    ways = {
        "torch hessian": lambda f, x: torch.autograd.functional.hessian(f, x),
        "torch hessian, vectorized": lambda f, x: torch.autograd.functional.hessian(f, x, vectorize=True),
    }
    try:
        from functorch import hessian

        ways["functorch"] = lambda f, x: hessian(f)(x)
    except ImportError:
        try:
            from torch.func import hessian

            ways["functorch"] = lambda f, x: hessian(f)(x)
        except ImportError:
            pass

    def logistic(n, d):
        rows, y = torch.rand(n, d) - 0.5, torch.sign(torch.rand(n) - 0.5)
        return (lambda w: torch.nn.functional.softplus(-y * (rows @ w)).sum()), torch.rand(d) - 0.5

    def factorization(n, k):
        t, v = torch.rand(n, n), torch.rand(n, k)
        return (lambda u: ((t - u @ v.T) ** 2).sum()), torch.rand(n, k)

    def quadratic(n):
        a = torch.rand(n, n)
        return (lambda x: x @ (a @ x)), torch.rand(n)

    for name, (f, x) in {
        "logistic": logistic(500, 200),
        "factorization 50": factorization(50, 5),
        "factorization 100": factorization(100, 5),
        "quadratic 100": quadratic(100),
        "quadratic 1000": quadratic(1000),
    }.items():
        for way, hessian_of in ways.items():
            tell(f"{name} {way}", lambda: hessian_of(f, x), budget=1.5)


def title():
    import numpy as np

    count = 4096
    k = 0.7 * np.arange(count)
    columns = np.sin(k), np.sin(1 + k), np.sin(2 + k)

    def by_hand(x, y, z):
        s, e = x * y + z, np.exp(x - y * z)
        t = 2 * s
        return s * s + e, t * y + e, t * x - z * e, t - y * e

    tell(f"NumPy, title {count}", lambda: by_hand(*columns), sum(v.sum() for v in by_hand(*columns)), budget=0.5)
    try:
        import sympy

        names = x, y, z = sympy.symbols("x y z")
        f = (x * y + z) ** 2 + sympy.exp(x - y * z)
        outputs = [f, *(f.diff(v) for v in names)]
        one, many = (sympy.lambdify(names, outputs, modules=m, cse=True) for m in ("math", "numpy"))
        tell("SymPy lambdify, title 1", lambda: one(0.3, 0.7, -0.2), sum(one(0.3, 0.7, -0.2)), budget=0.5)
        tell(f"SymPy lambdify, title {count}", lambda: many(*columns), sum(v.sum() for v in many(*columns)), budget=0.5)
    except ImportError:
        pass
    try:
        import torch

        torch.set_num_threads(threads)

        def run(*point):
            x, y, z = point
            f = (x * y + z) ** 2 + torch.exp(x - y * z)
            return f, *torch.autograd.grad(f.sum(), point)

        for name, point in ((1, torch.tensor([0.3, 0.7, -0.2], dtype=torch.float64).unbind()), (count, [torch.from_numpy(c) for c in columns])):
            point = [p.clone().requires_grad_() for p in point]
            tell(f"PyTorch, title {name}", lambda: run(*point), sum(float(v.sum()) for v in run(*point)), budget=0.5)
    except ImportError:
        pass


def rosenbrock():
    import numpy as np

    for n in (100, 1000, 10000):
        x = np.sin(1 + 0.7 * np.arange(n))

        def by_hand():
            t, g = x[1:] - x[:-1] ** 2, np.zeros(n)
            g[:-1] = -400 * x[:-1] * t - 2 * (1 - x[:-1])
            g[1:] += 200 * t
            return g

        tell(f"NumPy, rosenbrock {n} evaluate", by_hand, (by_hand() ** 2).sum(), budget=0.5)
    try:
        import sympy

        n = 100
        begin = now()
        names = sympy.symbols(f"x:{n}")
        f = sum(100 * (b - a**2) ** 2 + (1 - a) ** 2 for a, b in zip(names, names[1:]))
        gradient = [f.diff(v) for v in names]
        built = now()
        compiled = sympy.lambdify([names], gradient, modules="math", cse=True)
        print(f"SymPy lambdify, rosenbrock {n} build", built - begin, 0.0, sep="\t")
        print(f"SymPy lambdify, rosenbrock {n} compile", now() - built, 0.0, sep="\t")
        x = np.sin(1 + 0.7 * np.arange(n)).tolist()
        tell(f"SymPy lambdify, rosenbrock {n} evaluate", lambda: compiled(x), sum(v * v for v in compiled(x)), budget=0.5)
    except ImportError:
        pass
    try:
        import torch

        torch.set_num_threads(threads)
        for n in (100, 1000, 10000):
            x = torch.sin(1 + 0.7 * torch.arange(n, dtype=torch.float64)).requires_grad_()

            def run():
                a, b = x[:-1], x[1:]
                return torch.autograd.grad((100 * (b - a**2) ** 2 + (1 - a) ** 2).sum(), x)[0]

            tell(f"PyTorch, rosenbrock {n} evaluate", run, (run() ** 2).sum(), budget=0.5)
    except ImportError:
        pass


def small():
    import numpy as np

    widths, batch = (8, 16, 16, 1), 32

    def entries(seed, scale, *shape):
        return scale * np.sin(seed + 0.7 * np.arange(np.prod(shape))).reshape(shape)

    parameters = []
    for layer, (i, o) in enumerate(zip(widths, widths[1:])):
        parameters += [entries(2 * layer, i**-0.5, i, o), entries(2 * layer + 1, 0.1, o)]
    x, y = entries(9, 1.0, batch, widths[0]), entries(10, 1.0, batch, 1)

    def by_hand():
        w1, b1, w2, b2, w3, b3 = parameters
        h1 = np.tanh(x @ w1 + b1)
        h2 = np.tanh(h1 @ w2 + b2)
        d = h2 @ w3 + b3 - y
        g3 = 2 / batch * d
        g2 = (g3 @ w3.T) * (1 - h2 * h2)
        g1 = (g2 @ w2.T) * (1 - h1 * h1)
        return (d * d).sum() / batch, [x.T @ g1, g1.sum(0), h1.T @ g2, g2.sum(0), h2.T @ g3, g3.sum(0)]

    loss, gradients = by_hand()
    tell("NumPy, small network", by_hand, loss + sum((g**2).sum() for g in gradients), budget=0.5)
    try:
        import torch

        torch.set_num_threads(threads)
        p, tx, ty = [torch.from_numpy(v).requires_grad_() for v in parameters], torch.from_numpy(x), torch.from_numpy(y)

        def run():
            h = tx
            for i in range(0, len(p), 2):
                h = torch.addmm(p[i + 1], h, p[i])
                h = torch.tanh(h) if i + 2 < len(p) else h
            loss = ((h - ty) ** 2).sum() / batch
            return loss, torch.autograd.grad(loss, p)

        loss, gradients = run()
        tell("PyTorch, small network", run, loss + sum((g**2).sum() for g in gradients), budget=0.5)
    except ImportError:
        pass


for name, workload in {"products": products, "network": network, "training": training, "hessians": hessians, "title": title, "rosenbrock": rosenbrock, "small": small}.items():
    if name in wanted:
        try:
            workload()
        except ImportError:
            pass
