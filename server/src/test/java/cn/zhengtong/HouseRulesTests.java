package cn.zhengtong;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengtong.foundation.Opened;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// The few rules of the house that a compiler cannot keep; each with its reason.
class HouseRulesTests {

    static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("cn.zhengtong");

    @Test
    void controllersStayInsideTheirModule() {
        classes()
                .that()
                .areMetaAnnotatedWith(Controller.class)
                .should()
                .bePackagePrivate()
                .because("other modules call the facade, not the web layer")
                .check(CODE);
    }

    @Test
    void everyEndpointSaysForWhomItIsOpen() {
        ArchRuleDefinition.methods()
                .that(areEndpoints())
                .should()
                .beAnnotatedWith(Opened.class)
                .because("endpoints are closed unless opened")
                .check(CODE);
    }

    @Test
    void namesSayWhatTheyAre() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Dto|DTO|VO)")
                .because("these suffixes name a pattern, not a thing in the domain")
                .check(CODE);
    }

    @Test
    void timeComesFromTheClock() {
        noClasses()
                .should()
                .callMethodWhere(readsTheWallClock())
                .because("statutory deadlines must be testable: take BusinessClock or SystemClock")
                .check(CODE);
    }

    @Test
    void sqlDoesNotReadTheWallClock() throws IOException {
        var forbidden = Pattern.compile(
                "(?i)\\b(now\\(\\)|current_timestamp|current_date|localtimestamp|clock_timestamp\\(\\))");
        for (var file : sources("src/main/java", ".java")) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(forbidden);
        }
    }

    @Test
    void filesFitOnAFewScreens() throws IOException {
        for (var file : sources("src", ".java")) {
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(400);
        }
    }

    @Test
    void nothingIsLeftUnfinished() throws IOException {
        var marks = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b");
        for (var file : sources("src", ".java")) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(marks);
        }
    }

    @Test
    void testsLeaveTheProgramAsItIs() throws IOException {
        var swapsTheTokenRepository = "SecurityMockMvcRequest" + "PostProcessors.csrf";
        for (var file : sources("src/test/java", ".java")) {
            assertThat(Files.readString(file))
                    .as("%s: take OurPages.csrf", file)
                    .doesNotContain(swapsTheTokenRepository);
        }
    }

    private static List<Path> sources(String root, String ending) throws IOException {
        try (var files = Files.walk(Path.of(root))) {
            var found = files.filter(it -> it.toString().endsWith(ending)).toList();
            assertThat(found).as("files to check").isNotEmpty();
            return found;
        }
    }

    private static DescribedPredicate<JavaMethod> areEndpoints() {
        return DescribedPredicate.describe("are endpoints", method -> method.isMetaAnnotatedWith(RequestMapping.class));
    }

    private static DescribedPredicate<JavaMethodCall> readsTheWallClock() {
        return DescribedPredicate.describe("reads the wall clock", call -> {
            var owner = call.getTargetOwner().getName();
            var name = call.getTarget().getName();
            var noArguments = call.getTarget().getRawParameterTypes().isEmpty();
            return (owner.startsWith("java.time.") && name.equals("now") && noArguments)
                    || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"))
                    || (owner.equals("java.util.Date") && name.equals("<init>") && noArguments);
        });
    }
}
