package cn.zhengtong.foundation;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// Whom the database runs as. PostgreSQL refuses to run as root: then it runs in a user name space of its own,
/// and where a container forbids that, as the user `nobody`.
final class ServiceUser {

    private static final String NOBODY = "nobody";

    private final List<String> prefix;
    private final boolean other;

    private ServiceUser(List<String> prefix, boolean other) {
        this.prefix = prefix;
        this.other = other;
    }

    static ServiceUser find() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new ServiceUser(List.of(), false);
        }
        if (works("unshare", "-U", "true")) {
            return new ServiceUser(List.of("unshare", "-U"), false);
        }
        return new ServiceUser(List.of("setpriv", "--reuid", NOBODY, "--regid", "nogroup", "--clear-groups"), true);
    }

    /// The command as this user runs it.
    List<String> command(List<String> command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /// Gives the folder to the user, when it is another one than ours.
    void own(Path folder) throws IOException {
        if (!other) {
            return;
        }
        var owner = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY);
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.setOwner(directory, owner);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.setOwner(file, owner);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean works(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
