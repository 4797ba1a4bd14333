package cn.zhengtong.foundation;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the whole program; each is listed in docs/operations.md.
///
/// @param dataDirectory folder of the embedded database, stored files, keys and logs
/// @param databaseUrl JDBC address of a PostgreSQL server; empty = the embedded one
/// @param databaseUser user at that server, when the address names none
/// @param databasePassword the user's password
/// @param keysDirectory folder of the keys that encrypt personal fields; empty = `keys` inside the data folder
/// @param demo demo province, simulators, movable clock
/// @param rehearsal only shows the home page once and ends; the launcher's way to a quicker start
/// @param durable fsync and synchronous commit of the embedded database; only tests switch it off
@ConfigurationProperties("zhengtong")
public record ZhengtongSettings(
        @DefaultValue("data") Path dataDirectory,
        @DefaultValue("") String databaseUrl,
        @DefaultValue("") String databaseUser,
        @DefaultValue("") String databasePassword,
        @DefaultValue("") String keysDirectory,
        @DefaultValue("false") boolean demo,
        @DefaultValue("false") boolean rehearsal,
        @DefaultValue("true") boolean durable) {

    /// Never prints the password.
    @Override
    public String toString() {
        return "settings of " + dataDirectory;
    }

    public Path keys() {
        return keysDirectory.isEmpty() ? dataDirectory.resolve("keys") : Path.of(keysDirectory);
    }
}
