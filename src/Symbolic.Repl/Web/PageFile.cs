using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Symbolic.Repl.Web;

/// <summary>A file of the page, kept in the program itself.</summary>
internal sealed class PageFile
{
    private const string Prefix = "web";

    private static readonly ConcurrentDictionary<string, PageFile?> s_files = new(StringComparer.Ordinal);

    private readonly byte[] _content;
    private readonly string _type;
    private readonly string _tag;

    private PageFile(byte[] content, string type) =>
        (_content, _type, _tag) = (content, type, $"\"{Convert.ToHexString(SHA256.HashData(content))[..16]}\"");

    /// <summary>The file of a path; null when there is none.</summary>
    public static PageFile? Find(string path)
    {
        string name = path == "/" ? "/index.html" : path;
        Assembly assembly = typeof(PageFile).Assembly;

        // Only what exists is kept, so that paths that lead nowhere take no memory.
        return s_files.TryGetValue(name, out PageFile? known) ? known
            : assembly.GetManifestResourceStream(Prefix + name) is { } stream ? s_files.GetOrAdd(name, _ => Load(stream, name))
            : null;
    }

    /// <summary>Sends the file, or says that the copy of the browser still holds.</summary>
    public async Task Write(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.ETag = _tag;
        if (context.Request.Headers.IfNoneMatch.ToString() == _tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = _type;
        context.Response.ContentLength = _content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(_content, context.RequestAborted);
        }
    }

    private static PageFile Load(Stream stream, string name)
    {
        using (stream)
        {
            byte[] content = new byte[stream.Length];
            stream.ReadExactly(content);
            return new PageFile(content, Path.GetExtension(name) switch
            {
                ".html" => "text/html; charset=utf-8",
                ".css" => "text/css; charset=utf-8",
                ".js" => "text/javascript; charset=utf-8",
                ".svg" => "image/svg+xml",
                ".woff2" => "font/woff2",
                _ => "text/plain; charset=utf-8",
            });
        }
    }
}
