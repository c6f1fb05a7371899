// ADOL-C: a tape of the operations, run backwards for each gradient.
#include <adolc/adolc.h>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <vector>

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
        double point[] = {0.3, 0.7, -0.2}, f, g[3];
        trace_on(1);
        adouble x, y, z;
        x <<= point[0]; y <<= point[1]; z <<= point[2];
        adouble s = x * y + z, r = s * s + exp(x - y * z);
        r >>= f;
        trace_off();
        double value[1];
        auto both = [&](double *p, double *d) { function(1, 1, 3, p, value); gradient(1, 3, p, d); return value[0]; };
        double seconds = best([&] { f = both(point, g); }, 0.5);
        printf("ADOL-C, title 1\t%.9g\t%.17g\n", seconds, f + g[0] + g[1] + g[2]);
        std::vector<double> points(3 * 4096);
        for (int i = 0; i < 4096; i++) for (int k = 0; k < 3; k++) points[3 * i + k] = std::sin(k + 0.7 * i);
        double sum = 0;
        seconds = best([&] { sum = 0; for (int i = 0; i < 4096; i++) { sum += both(&points[3 * i], g); sum += g[0] + g[1] + g[2]; } }, 0.5);
        printf("ADOL-C, title 4096\t%.9g\t%.17g\n", seconds, sum);
        fflush(stdout);
    }
    for (int n : {100, 1000, 10000}) {
        std::vector<double> point(n), g(n);
        for (int i = 0; i < n; i++) point[i] = std::sin(1 + 0.7 * i);
        double begin = now(), f;
        trace_on(2);
        std::vector<adouble> x(n);
        for (int i = 0; i < n; i++) x[i] <<= point[i];
        adouble r = 0;
        for (int i = 0; i + 1 < n; i++) { adouble t = x[i + 1] - x[i] * x[i], u = 1 - x[i]; r += 100 * t * t + u * u; }
        r >>= f;
        trace_off();
        double build = now() - begin, sum = 0;
        double seconds = best([&] { gradient(2, n, point.data(), g.data()); }, 0.5);
        for (double v : g) sum += v * v;
        printf("ADOL-C, rosenbrock %d build\t%.9g\t0\nADOL-C, rosenbrock %d evaluate\t%.9g\t%.17g\n", n, build, n, seconds, sum);
        fflush(stdout);
    }
    {
        const int widths[] = {8, 16, 16, 1}, batch = 32;
        std::vector<double> p;
        auto entries = [&](double seed, double scale, int count) { for (int k = 0; k < count; k++) p.push_back(scale * std::sin(seed + 0.7 * k)); };
        for (int l = 0; l < 3; l++) { entries(2 * l, 1 / std::sqrt(widths[l]), widths[l] * widths[l + 1]); entries(2 * l + 1, 0.1, widths[l + 1]); }
        int n = p.size();
        trace_on(3);
        std::vector<adouble> w(n);
        for (int i = 0; i < n; i++) w[i] <<= p[i];
        adouble loss = 0;
        for (int b = 0; b < batch; b++) {
            std::vector<adouble> h(widths[0]);
            for (int i = 0; i < widths[0]; i++) h[i] = std::sin(9 + 0.7 * (b * widths[0] + i));
            int at = 0;
            for (int l = 0; l < 3; l++) {
                int in = widths[l], out = widths[l + 1];
                std::vector<adouble> next(out);
                for (int j = 0; j < out; j++) {
                    adouble s = w[at + in * out + j];
                    for (int i = 0; i < in; i++) s += h[i] * w[at + i * out + j];
                    next[j] = l < 2 ? tanh(s) : s;
                }
                at += in * out + out;
                h = next;
            }
            adouble d = h[0] - std::sin(10 + 0.7 * b);
            loss += d * d / batch;
        }
        double f, value[1];
        loss >>= f;
        trace_off();
        std::vector<double> g(n);
        double seconds = best([&] { function(3, 1, n, p.data(), value); gradient(3, n, p.data(), g.data()); }, 0.5), sum = value[0];
        for (double v : g) sum += v * v;
        printf("ADOL-C, small network\t%.9g\t%.17g\n", seconds, sum);
    }
}
