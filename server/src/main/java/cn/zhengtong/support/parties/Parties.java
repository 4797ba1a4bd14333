package cn.zhengtong.support.parties;

import cn.zhengtong.foundation.AuditTrail;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.FieldCipher;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.CitizenNumber;
import cn.zhengtong.kernel.CreditCode;
import cn.zhengtong.kernel.MobileNumber;
import cn.zhengtong.kernel.PersonName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Everything other modules may ask about people and firms.
@Service
@Transactional
public class Parties {

    private static final String CITIZEN = "citizen";
    private static final String MOBILE = "mobile";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final PopulationRegister population;
    private final EnterpriseRegister enterprises;
    private final BusinessClock clock;
    private final AuditTrail audit;

    Parties(
            JdbcClient jdbc,
            FieldCipher cipher,
            PopulationRegister population,
            EnterpriseRegister enterprises,
            BusinessClock clock,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.population = population;
        this.enterprises = enterprises;
        this.clock = clock;
        this.audit = audit;
    }

    /// Takes a person in. Level 2 when the population register confirms name and number, level 1 when it is
    /// silent.
    public Person register(PersonName name, CitizenNumber number, MobileNumber mobile) {
        var answer = population.check(name, number);
        if (answer == PopulationRegister.Answer.DIFFERENT) {
            throw new NameAndNumberDiffer();
        }
        if (number.birthDate().isAfter(clock.today())) {
            throw new NameAndNumberDiffer();
        }
        var person =
                new Person(UUID.randomUUID(), name, number, mobile, answer == PopulationRegister.Answer.SAME ? 2 : 1);
        try {
            jdbc.sql("""
                            insert into parties.person (id, certificate, certificate_index, name, mobile, mobile_index, assurance, registered_at)
                            values (:id, :certificate, :certificateIndex, :name, :mobile, :mobileIndex, :assurance, :at)
                            """)
                    .param("id", person.id())
                    .param("certificate", cipher.encrypt(number.value()))
                    .param("certificateIndex", cipher.blindIndex(CITIZEN, number.value()))
                    .param("name", cipher.encrypt(name.value()))
                    .param("mobile", cipher.encrypt(mobile.value()))
                    .param("mobileIndex", mobileIndex(mobile))
                    .param("assurance", person.assurance())
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException known) {
            throw new PersonKnownAlready();
        }
        return person;
    }

    @Transactional(readOnly = true)
    public Person require(UUID id) {
        return jdbc.sql("select * from parties.person where id = :id")
                .param("id", id)
                .query(this::person)
                .optional()
                .orElseThrow(PersonUnknown::new);
    }

    @Transactional(readOnly = true)
    public Optional<Person> find(CitizenNumber number) {
        return jdbc.sql("select * from parties.person where certificate_index = :index and certificate_type = '111'")
                .param("index", cipher.blindIndex(CITIZEN, number.value()))
                .query(this::person)
                .optional();
    }

    /// A number may have been given to another person since: the newest registration answers.
    @Transactional(readOnly = true)
    public Optional<Person> find(MobileNumber mobile) {
        return jdbc.sql("select * from parties.person where mobile_index = :index order by registered_at desc limit 1")
                .param("index", mobileIndex(mobile))
                .query(this::person)
                .optional();
    }

    /// The whole person for a stated purpose; leaves a row that the person can see.
    public Person reveal(Actor actor, UUID id, String purpose) {
        audit.record(actor, "parties.reveal", id.toString(), 200, purpose);
        return require(id);
    }

    /// Keyed index of a mobile number, for tables that must find by it without holding it.
    public byte[] mobileIndex(MobileNumber mobile) {
        return cipher.blindIndex(MOBILE, mobile.value());
    }

    /// Takes a firm in. A code that fails its check is kept unconfirmed unless the register knows it; nobody is
    /// blocked by arithmetic.
    public Firm registerFirm(UUID representative, String typedCode, String name, String address) {
        var text = typedCode.strip().toUpperCase(Locale.ROOT);
        var entry = enterprises.find(text);
        var code = readCode(text);
        var firm = new Firm(
                UUID.randomUUID(),
                code,
                entry.map(EnterpriseRegister.Entry::name).orElse(name),
                entry.map(EnterpriseRegister.Entry::address).orElse(address),
                representative,
                entry.isPresent() || code.checks());
        try {
            jdbc.sql("""
                            insert into parties.firm (id, credit_code, name, address, representative, confirmed, registered_at)
                            values (:id, :code, :name, :address, :representative, :confirmed, :at)
                            """)
                    .param("id", firm.id())
                    .param("code", code.value())
                    .param("name", firm.name())
                    .param("address", firm.address())
                    .param("representative", representative)
                    .param("confirmed", firm.confirmed())
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException known) {
            throw new FirmKnownAlready();
        }
        return firm;
    }

    private static CreditCode readCode(String text) {
        try {
            return CreditCode.confirmed(text);
        } catch (IllegalArgumentException shapeless) {
            throw new CreditCodeUnreadable();
        }
    }

    /// Firms that this person stands for.
    @Transactional(readOnly = true)
    public List<Firm> firmsOf(UUID representative) {
        return jdbc.sql(
                        "select id, credit_code, name, address, representative, confirmed from parties.firm where representative = :person order by name limit 50")
                .param("person", representative)
                .query((row, i) -> new Firm(
                        row.getObject("id", UUID.class),
                        CreditCode.confirmed(row.getString("credit_code")),
                        row.getString("name"),
                        row.getString("address"),
                        row.getObject("representative", UUID.class),
                        row.getBoolean("confirmed")))
                .list();
    }

    private Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getObject("id", UUID.class),
                new PersonName(cipher.decrypt(row.getBytes("name"))),
                new CitizenNumber(cipher.decrypt(row.getBytes("certificate"))),
                new MobileNumber(cipher.decrypt(row.getBytes("mobile"))),
                row.getInt("assurance"));
    }
}
