package org.handful.cli.console;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * Passes on what is written until the reader of the pipe has gone, as {@code head} does after its lines: that is no
 * failure, and the rest is dropped. Every other failure is thrown. For one thread at a time.
 */
final class UntilNobodyReads extends FilterOutputStream {
    private boolean gone;

    UntilNobodyReads(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (gone) {
            return;
        }
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            if (!brokenPipe(e)) {
                throw e;
            }
            gone = true;
        }
    }

    /** Java has no class of its own for it; Linux and macOS say "Broken pipe", Windows "The pipe is being closed". */
    private static boolean brokenPipe(IOException e) {
        return e.getMessage() != null && e.getMessage().toLowerCase(Locale.ROOT).contains("pipe");
    }
}
