package cn.zhengtong.support.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Facts;
import cn.zhengtong.foundation.FieldCipher;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.staff.Staff;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// A province has many of them: the statements that a process costs are counted.
@ZhengtongTest
class CostOfProcessesTests {

    @Autowired
    DataSource dataSource;

    @Autowired
    Duties duties;

    @Autowired
    Staff staff;

    @Autowired
    BusinessClock clock;

    @Autowired
    Uuid7 ids;

    @Autowired
    JsonMapper json;

    @Autowired
    FieldCipher cipher;

    @Autowired
    Facts facts;

    @Autowired
    MessageSource messages;

    private final AtomicInteger statements = new AtomicInteger();
    private Workflow workflow;
    private TransactionTemplate transaction;

    @BeforeEach
    void count() {
        var counting = new CountingDataSource(dataSource, statements);
        var jdbc = JdbcClient.create(counting);
        var acts = new Acts(jdbc, clock, cipher, ids);
        var definitions = new Definitions(jdbc, clock, facts, messages);
        var steps = new Steps(jdbc, new JdbcTemplate(counting), json, cipher);
        workflow = new Workflow(steps, definitions, duties, acts, clock, ids);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(counting));
        definitions.newest("two-review");
    }

    @Test
    void aProcessWithTwoReviewsCostsNineStatements() {
        var officers = new Officers(staff);
        var handler = officers.with("handler", "320206", "320206-MARKET");
        var reviewer = officers.with("reviewer", "320206", "320206-MARKET");
        var work = Officers.work("320206");
        var begun = cost(2, () -> workflow.start(handler, "two-review", work, Map.of(), Officers.due(clock, 9)));
        var examined =
                cost(4, () -> workflow.complete(handler, Officers.only(begun), Map.of("conclusion", "APPROVE"), "同意"));
        var reviewed = cost(
                3, () -> workflow.complete(reviewer, Officers.only(examined), Map.of("conclusion", "APPROVE"), "同意"));
        assertThat(reviewed.ended()).isTrue();
    }

    @Test
    void aStepWithoutProcessCostsOneStatementToOpenAndThreeToDo() {
        var handler = new Officers(staff).with("handler", "320206", "320206-MARKET");
        var work = Officers.work("320206");
        var step = cost(1, () -> workflow.open(Actor.PROGRAM, work, Officers.step("acceptance.accept")));
        cost(3, () -> workflow.complete(handler, step, Map.of(), null));
    }

    private <T> T cost(int expected, Supplier<T> act) {
        statements.set(0);
        var result = transaction.execute(status -> act.get());
        assertThat(statements).hasValue(expected);
        return result;
    }

    /// Counts what is sent to the database; a batch is one.
    private static final class CountingDataSource extends DelegatingDataSource {

        private final AtomicInteger statements;

        CountingDataSource(DataSource target, AtomicInteger statements) {
            super(target);
            this.statements = statements;
        }

        @Override
        public Connection getConnection() throws java.sql.SQLException {
            return watch(Connection.class, super.getConnection());
        }

        private <T> T watch(Class<T> type, T watched) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        if (method.getName().startsWith("execute")) {
                            statements.incrementAndGet();
                        }
                        try {
                            var result = method.invoke(watched, arguments);
                            return result instanceof PreparedStatement statement
                                    ? watch(PreparedStatement.class, statement)
                                    : result;
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    }));
        }
    }
}
