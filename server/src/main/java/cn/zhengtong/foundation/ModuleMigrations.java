package cn.zhengtong.foundation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// Every module migrates its own schema from its own folder `db/migration/<module>` with a history of its own;
/// the tables of libraries (`__root`) and the foundation come first.
///
/// Spring Modulith can do the same, but reads all classes for it at every start.
@Component
class ModuleMigrations implements FlywayMigrationStrategy {

    private static final Pattern FOLDER = Pattern.compile("db/migration/([a-z_]+)/[^/]+\\.sql$");
    private static final String ROOT = "__root";
    private static final List<String> FIRST = List.of(ROOT, "foundation");

    @Override
    public void migrate(Flyway flyway) {
        for (var module : modules()) {
            var history = flyway.getConfiguration().getTable() + (module.equals(ROOT) ? "" : "_" + module);
            Flyway.configure(flyway.getConfiguration().getClassLoader())
                    .configuration(flyway.getConfiguration())
                    .locations("classpath:db/migration/" + module)
                    .table(history)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        }
    }

    private static List<String> modules() {
        try {
            var found = new TreeSet<String>();
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/*.sql")) {
                var matcher = FOLDER.matcher(file.getURL().getPath());
                if (matcher.find()) {
                    found.add(matcher.group(1));
                }
            }
            FIRST.forEach(found::remove);
            var modules = new ArrayList<>(FIRST);
            modules.addAll(found);
            return modules;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot list the migrations", unreadable);
        }
    }
}
