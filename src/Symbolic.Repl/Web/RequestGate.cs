using System.Net;
using Microsoft.AspNetCore.Http;

namespace Symbolic.Repl.Web;

/// <summary>
/// Which requests are answered: those that this machine's own page sends. Another site whose name leads to this machine has a foreign
/// Host, and a page of another site a foreign Origin.
/// </summary>
internal static class RequestGate
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The headers of every answer.</summary>
    public static void SetHeaders(HttpResponse response)
    {
        IHeaderDictionary headers = response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    /// <summary>Why a request is not answered; null when it is.</summary>
    public static (int Status, string Message)? Refusal(HttpRequest request)
    {
        if (!IsLoopback(request.Host.Host))
        {
            return (StatusCodes.Status403Forbidden, "The playground answers to localhost only.");
        }

        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return null;
        }

        if (!HttpMethods.IsPost(request.Method))
        {
            request.HttpContext.Response.Headers.Allow = "GET, HEAD, POST";
            return (StatusCodes.Status405MethodNotAllowed, "The playground is read with GET and asked with POST.");
        }

        // Browsers say where a request comes from with every POST; other programs may leave it out.
        string origin = request.Headers.Origin.ToString();
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        bool isForeign = origin.Length > 0 ? !origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase) : site.Length > 0 && site is not ("same-origin" or "none");
        if (isForeign)
        {
            return (StatusCodes.Status403Forbidden, "The playground answers its own page only.");
        }

        return request.ContentType is { } type && type.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase)
            ? null
            : (StatusCodes.Status415UnsupportedMediaType, "A request is application/json.");
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));
}
