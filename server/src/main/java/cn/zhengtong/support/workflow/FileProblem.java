package cn.zhengtong.support.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;

/// Why a process file cannot be published; the words stand in the message files under `workflow.file.<code>`.
record FileProblem(String code, int line, List<Object> arguments) {

    /// Names of elements in words stand under `workflow.element.<name>`.
    private record ElementName(String name) {}

    static FileProblem at(int line, String code, Object... arguments) {
        return new FileProblem(code, line, Arrays.asList(arguments));
    }

    /// An argument that people read as a word: scriptTask becomes 脚本任务.
    static Object element(String name) {
        return new ElementName(name);
    }

    String text(MessageSource messages, Locale locale) {
        var values = new ArrayList<Object>();
        values.add(String.valueOf(line));
        for (var argument : arguments) {
            values.add(argument instanceof ElementName(var name) ? word(name, messages, locale) : argument);
        }
        return Objects.requireNonNull(messages.getMessage("workflow.file." + code, values.toArray(), locale));
    }

    private static String word(String name, MessageSource messages, Locale locale) {
        var word = messages.getMessage("workflow.element." + name, null, name, locale);
        return word == null ? name : word;
    }
}
