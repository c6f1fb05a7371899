"""Times of PyTorch and NumPy for the `tensors` report: lines of name, seconds and a value to compare, with tabs between them.

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


for name, workload in {"products": products, "network": network, "hessians": hessians}.items():
    if name in wanted:
        try:
            workload()
        except ImportError:
            pass
