// math.js: symbolic derivatives, compiled to JavaScript functions.
const { derivative, parse } = require('mathjs');

function best(work, budget) {
  for (let i = 0; i < 100; i++) work();
  let begin = process.hrtime.bigint();
  work();
  const once = Number(process.hrtime.bigint() - begin) * 1e-9, batch = Math.max(1, Math.floor(0.002 / Math.max(once, 1e-7)));
  let least = Infinity;
  const start = process.hrtime.bigint();
  for (let sample = 0; sample < 3 || Number(process.hrtime.bigint() - start) * 1e-9 < budget; sample++) {
    begin = process.hrtime.bigint();
    for (let i = 0; i < batch; i++) work();
    least = Math.min(least, Number(process.hrtime.bigint() - begin) * 1e-9 / batch);
  }
  return least;
}

{
  const text = '(x*y+z)^2+exp(x-y*z)', f = parse(text);
  const code = [f, ...['x', 'y', 'z'].map(v => derivative(f, v))].map(e => e.compile());
  const point = { x: 0.3, y: 0.7, z: -0.2 };
  let sum = 0;
  let seconds = best(() => { sum = 0; for (const c of code) sum += c.evaluate(point); }, 0.5);
  console.log(`math.js, title 1\t${seconds}\t${sum}`);
  seconds = best(() => {
    sum = 0;
    for (let i = 0; i < 4096; i++) {
      point.x = Math.sin(0.7 * i); point.y = Math.sin(1 + 0.7 * i); point.z = Math.sin(2 + 0.7 * i);
      for (const c of code) sum += c.evaluate(point);
    }
  }, 0.5);
  console.log(`math.js, title 4096\t${seconds}\t${sum}`);
}

{
  const n = 100, names = Array.from({ length: n }, (_, i) => `x${i}`);
  let begin = process.hrtime.bigint();
  const f = parse(names.slice(1).map((v, i) => `100*(${v}-${names[i]}^2)^2+(1-${names[i]})^2`).join('+'));
  const gradient = names.map(v => derivative(f, v, { simplify: false }));
  const build = Number(process.hrtime.bigint() - begin) * 1e-9;
  begin = process.hrtime.bigint();
  const code = gradient.map(e => e.compile());
  const compile = Number(process.hrtime.bigint() - begin) * 1e-9;
  const point = Object.fromEntries(names.map((v, i) => [v, Math.sin(1 + 0.7 * i)]));
  let sum = 0;
  const seconds = best(() => { sum = 0; for (const c of code) { const g = c.evaluate(point); sum += g * g; } }, 0.5);
  console.log(`math.js, rosenbrock ${n} build\t${build}\t0\nmath.js, rosenbrock ${n} compile\t${compile}\t0\nmath.js, rosenbrock ${n} evaluate\t${seconds}\t${sum}`);
}
