using System.Diagnostics;
using Symbolic.Repl.Terminal;

namespace Symbolic.Repl.Web;

/// <summary><c>symbolic web</c>: the playground until Ctrl-C.</summary>
internal static class WebCommand
{
    /// <returns>The exit status: 0, or 2 when the port cannot be used.</returns>
    public static async Task<int> Run(int port, bool open, Host host)
    {
        if (host.Page is not null)
        {
            host.Error.WriteLine("The playground does not end, so a document cannot run it.");
            return 1;
        }

        PlaygroundServer server;
        try
        {
            server = await PlaygroundServer.Start(new PlaygroundOptions { Port = port });
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            host.Error.WriteLine(FormattableString.Invariant($"Port {port} of localhost cannot be used: it is taken, or needs more rights. Choose another: symbolic web --port {(port < 65535 ? port + 1 : 8321)}."));
            return 2;
        }

        await using (server)
        {
            host.Output.WriteLine($"The playground is at {server.Address} until Ctrl-C.");
            host.Output.Flush();
            if (open)
            {
                Open(server.Address, host);
            }

            await server.WaitForShutdown();
        }

        return 0;
    }

    private static void Open(Uri address, Host host)
    {
        try
        {
            Process.Start(new ProcessStartInfo(address.ToString()) { UseShellExecute = true })?.Dispose();
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            host.Error.WriteLine("No browser was found; open the address in one.");
        }
    }
}
