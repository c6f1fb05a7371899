// GiNaC: symbolic derivatives, turned into machine code by compile_ex.
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ginac/ginac.h>
#include <string>
#include <vector>
using namespace GiNaC;

static double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

template <class Work> static double best(Work work, double budget)
{
    double begin = now();
    work();
    long batch = std::max(1L, (long)(0.002 / std::max(now() - begin, 1e-8)));
    double least = 1e300, start = now();
    for (int sample = 0; sample < 3 || now() - start < budget; sample++) {
        begin = now();
        for (long i = 0; i < batch; i++) work();
        least = std::min(least, (now() - begin) / batch);
    }
    return least;
}

int main()
{
    {
        symbol x("x"), y("y"), z("z");
        ex f = pow(x * y + z, 2) + exp(x - y * z);
        lst outputs{f, f.diff(x), f.diff(y), f.diff(z)}, inputs{x, y, z};
        FUNCP_CUBA compiled;
        compile_ex(outputs, inputs, compiled);
        int n = 3, m = 4;
        double point[] = {0.3, 0.7, -0.2}, out[4];
        double seconds = best([&] { compiled(&n, point, &m, out); }, 0.5);
        printf("GiNaC compile_ex, title 1\t%.9g\t%.17g\n", seconds, out[0] + out[1] + out[2] + out[3]);
        std::vector<double> points(3 * 4096), values(4 * 4096);
        for (int i = 0; i < 4096; i++) for (int k = 0; k < 3; k++) points[3 * i + k] = std::sin(k + 0.7 * i);
        seconds = best([&] { for (int i = 0; i < 4096; i++) compiled(&n, &points[3 * i], &m, &values[4 * i]); }, 0.5);
        double sum = 0;
        for (double v : values) sum += v;
        printf("GiNaC compile_ex, title 4096\t%.9g\t%.17g\n", seconds, sum);
        fflush(stdout);
    }
    for (int n : {100, 1000}) {
        std::vector<symbol> x;
        for (int i = 0; i < n; i++) x.emplace_back("x" + std::to_string(i));
        double begin = now();
        ex f = 0;
        exvector terms;
        for (int i = 0; i + 1 < n; i++) terms.push_back(100 * pow(x[i + 1] - pow(x[i], 2), 2) + pow(1 - x[i], 2));
        f = add(terms);
        lst gradient, inputs;
        for (auto &s : x) { gradient.append(f.diff(s)); inputs.append(s); }
        double build = now() - begin;
        begin = now();
        FUNCP_CUBA compiled;
        compile_ex(gradient, inputs, compiled);
        double compile = now() - begin;
        std::vector<double> point(n), out(n);
        for (int i = 0; i < n; i++) point[i] = std::sin(1 + 0.7 * i);
        int m = n;
        double seconds = best([&] { compiled(&n, point.data(), &m, out.data()); }, 0.5), sum = 0;
        for (double v : out) sum += v * v;
        printf("GiNaC compile_ex, rosenbrock %d build\t%.9g\t0\nGiNaC compile_ex, rosenbrock %d compile\t%.9g\t0\nGiNaC compile_ex, rosenbrock %d evaluate\t%.9g\t%.17g\n", n, build, n, compile, n, seconds, sum);
        fflush(stdout);
    }
}
