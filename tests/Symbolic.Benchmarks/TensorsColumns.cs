using System.Globalization;

namespace Symbolic.Benchmarks;

/// <summary>Softmax and its kin down the columns of a matrix, which lies row by row, beside the same along its rows.</summary>
internal static class TensorsColumns
{
    public static void Run(TensorsTable table)
    {
        foreach ((int rows, int columns) in ((int, int)[])[(10, 64), (64, 784), (1000, 1000)])
        {
            foreach ((string name, Func<Expr, int, Expr> of) in ((string, Func<Expr, int, Expr>)[])[("softmax", static (x, axis) => TensorFunctions.Softmax(x, axis)), ("logsoftmax", static (x, axis) => TensorFunctions.LogSoftmax(x, axis)), ("logsumexp", TensorFunctions.LogSumExp)])
            {
                var graph = new ExprGraph();
                Expr x = graph.Symbol("X", new Shape(rows, columns)), transposed = graph.Symbol("Y", new Shape(columns, rows));
                double[] entries = TensorsReport.Random(rows * columns);
                double[] times = TensorsClock.Race(
                    0.4,
                    TensorsReport.Work(TensorProgram.Create(of(x, 1), x), entries),
                    TensorsReport.Work(TensorProgram.Create(of(transposed, 2), transposed), entries));
                table.Line(string.Create(CultureInfo.InvariantCulture, $"{name} down columns, {rows} by {columns}"), times[0], "the same numbers along rows", times[1]);
            }
        }
    }
}
