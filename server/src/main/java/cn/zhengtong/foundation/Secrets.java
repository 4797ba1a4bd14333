package cn.zhengtong.foundation;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/// Secrets in the keys folder, for modules that need one of their own: random, made on first use, readable by
/// the
/// owner only. docs/operations.md lists the files.
@Component
public class Secrets {

    private static final int LENGTH = 32;

    private final ZhengtongSettings settings;

    Secrets(ZhengtongSettings settings) {
        this.settings = settings;
    }

    /// @param name of the file
    /// @return the secret in hexadecimal
    public String secret(String name) {
        try {
            return new SecretFile(settings.keys(), name, LENGTH).text();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read or make the secret " + name, unreadable);
        }
    }
}
