package cn.zhengtong.support.documents;

import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.support.regions.Organisation;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Running numbers without gaps (文书流水号): the row of body, series and year stays locked until the
/// caller's transaction ends, and an undone transaction gives its number back.
@Component
class DocumentNumbers {

    /// A number as it is printed, what it is made of, and the identifier of the paper that gets it.
    record Given(UUID document, String text, OrganisationCode body, String series, int year, int serial) {}

    private final JdbcClient jdbc;
    private final BodyMarks marks;

    DocumentNumbers(JdbcClient jdbc, BodyMarks marks) {
        this.jdbc = jdbc;
        this.marks = marks;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Given next(Organisation body, String series, int year) {
        record Next(UUID id, int last) {}
        var next = jdbc.sql("""
                        insert into documents.number_counter as c (organisation, series, year, last)
                        values (:body, :series, :year, 1)
                        on conflict (organisation, series, year) do update set last = c.last + 1
                        returning uuidv7() as id, last
                        """)
                .param("body", body.code().value())
                .param("series", series)
                .param("year", year)
                .query(Next.class)
                .single();
        int serial = next.last();
        var text = "%s%s〔%d〕%d号".formatted(marks.of(body), series, year, serial);
        return new Given(next.id(), text, body.code(), series, year, serial);
    }

    /// Keeps for good which paper got the number.
    void give(Given number) {
        jdbc.sql("""
                        insert into documents.number_given (organisation, series, year, serial, document)
                        values (:body, :series, :year, :serial, :document)
                        """)
                .param("body", number.body().value())
                .param("series", number.series())
                .param("year", number.year())
                .param("serial", number.serial())
                .param("document", number.document())
                .update();
    }
}
