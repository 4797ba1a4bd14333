package cn.zhengtong;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/// The arrows of the house: between modules as each declares them, between groups as the drawing in
/// docs/modules.md has
/// them.
class ModularityTests {

    static final ApplicationModules MODULES = ApplicationModules.of(ZhengtongApplication.class);

    /// Lower rooms have lower numbers; equal numbers may not see each other's group.
    private static final Map<String, Integer> FLOORS = Map.of(
            "kernel", 0,
            "foundation", 1,
            "support", 2,
            "exchange", 3,
            "services", 4,
            "hotline", 5,
            "supervision", 5,
            "trading", 5,
            "governance", 6,
            "portal", 7);

    @Test
    void modulesSeeOnlyWhatTheyDeclare() {
        assertThat(MODULES.stream()).isNotEmpty();
        MODULES.verify();
    }

    @Test
    void groupsSeeOnlyLowerGroups() {
        for (var module : MODULES) {
            var floor = floorOf(module.getBasePackage().getName());
            module.getDirectDependencies(MODULES).stream()
                    .map(it -> it.getTargetModule())
                    .forEach(
                            target -> assertThat(floorOf(target.getBasePackage().getName()))
                                    .as("%s sees %s", module.getIdentifier(), target.getIdentifier())
                                    .isLessThanOrEqualTo(floor));
        }
    }

    @Test
    void everyPackageIsAModuleAndDeclaresItsDependencies() throws Exception {
        var root = Path.of("src/main/java/cn/zhengtong");
        try (var folders = Files.walk(root)) {
            var packages = folders.filter(Files::isDirectory)
                    .filter(ModularityTests::holdsCode)
                    .filter(it -> !it.equals(root))
                    .toList();
            assertThat(packages).isNotEmpty();
            for (var folder : packages) {
                assertThat(folder.resolve("package-info.java"))
                        .as(folder.toString())
                        .exists();
                assertThat(Files.readString(folder.resolve("package-info.java")))
                        .as(folder.toString())
                        .contains("@ApplicationModule", "id = \"" + folder.getFileName() + "\"", "allowedDependencies");
            }
        }
    }

    @Test
    void theModuleMapIsGenerated() {
        new Documenter(MODULES).writeModulesAsPlantUml().writeModuleCanvases();
        assertThat(Path.of("target/spring-modulith-docs/components.puml")).exists();
    }

    private static int floorOf(String packageName) {
        var group = List.of(packageName.split("\\.")).get(2);
        assertThat(FLOORS).as("the ten folders of the house").containsKey(group);
        return FLOORS.get(group);
    }

    private static boolean holdsCode(Path folder) {
        try (var files = Files.list(folder)) {
            return files.anyMatch(it -> it.toString().endsWith(".java"));
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
