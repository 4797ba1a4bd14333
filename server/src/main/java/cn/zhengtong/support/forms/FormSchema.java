package cn.zhengtong.support.forms;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A form's schema compiled once: its questions in order, and the rules by which answers are checked.
final class FormSchema {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaCacheEnabled(false)
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));

    private final List<Question> questions;
    private final Map<String, Question> byKey;
    private final Schema rules;

    private FormSchema(List<Question> questions, Schema rules) {
        this.questions = questions;
        this.byKey = questions.stream().collect(Collectors.toUnmodifiableMap(Question::key, Function.identity()));
        this.rules = rules;
    }

    static FormSchema compile(Map<String, Object> schema) {
        var questions = SchemaReader.questions(schema);
        var rules = REGISTRY.getSchema(JSON.valueToTree(schema));
        rules.initializeValidators();
        return new FormSchema(questions, rules);
    }

    List<Question> questions() {
        return questions;
    }

    @Nullable
    Question question(String key) {
        return byKey.get(key);
    }

    /// The values of the form's own questions, in their order and types; everything else is dropped.
    Map<String, Object> read(Function<String, @Nullable Object> given) {
        var values = new LinkedHashMap<String, Object>();
        for (var question : questions) {
            var value = Reading.value(question, given.apply(question.key()));
            if (value != null) {
                values.put(question.key(), value);
            }
        }
        return values;
    }

    List<Error> violations(Map<String, Object> values) {
        return rules.validate(JSON.valueToTree(values));
    }
}
