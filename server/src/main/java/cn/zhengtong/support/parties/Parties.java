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
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.SqlParameterValue;
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
        int assurance = mustBelongTogether(name, number) == PopulationRegister.Answer.SAME ? 2 : 1;
        var person = new Person(UUID.randomUUID(), name, number, mobile, assurance);
        if (!store(person)) {
            throw new PersonKnownAlready();
        }
        return person;
    }

    /// Takes somebody in who stands at a window with the card, also without a phone; whoever is known already
    /// is
    /// found again. Level 4 when the population register or a second clerk confirms, otherwise level 3.
    ///
    /// @param mobile null for people without a phone
    /// @param secondClerk another clerk who saw person and card; nobody's phone is changed without one
    public Person registerAtWindow(
            Actor clerk,
            PersonName name,
            CitizenNumber number,
            @Nullable MobileNumber mobile,
            @Nullable UUID secondClerk) {
        if (clerk.id().equals(secondClerk)) {
            throw new SecondClerkIsTheFirst();
        }
        var confirmed = mustBelongTogether(name, number) == PopulationRegister.Answer.SAME || secondClerk != null;
        int assurance = confirmed ? 4 : 3;
        var fresh = new Person(UUID.randomUUID(), name, number, mobile, assurance);
        var person = store(fresh) ? fresh : seenAgain(fresh, secondClerk != null);
        audit.record(clerk, "parties.register-at-window", person.id().toString(), 200, witness(secondClerk));
        return person;
    }

    /// A clerk alone cannot point somebody's account at another phone.
    private Person seenAgain(Person seen, boolean secondClerk) {
        var known = find(seen.certificate()).orElseThrow(PersonUnknown::new);
        if (!known.name().equals(seen.name())) {
            throw new NameAndNumberDiffer();
        }
        var mobile = seen.mobile() == null ? known.mobile() : seen.mobile();
        if (!Objects.equals(mobile, known.mobile()) && !secondClerk) {
            throw new SecondClerkNeeded();
        }
        var person = new Person(
                known.id(), known.name(), known.certificate(), mobile, Math.max(known.assurance(), seen.assurance()));
        jdbc.sql(
                        "update parties.person set mobile = :mobile, mobile_index = :mobileIndex, assurance = :assurance where id = :id")
                .params(columns(person))
                .update();
        return person;
    }

    private PopulationRegister.Answer mustBelongTogether(PersonName name, CitizenNumber number) {
        var answer = population.check(name, number);
        if (answer == PopulationRegister.Answer.DIFFERENT || number.birthDate().isAfter(clock.today())) {
            throw new NameAndNumberDiffer();
        }
        return answer;
    }

    /// False when the certificate is known already.
    private boolean store(Person person) {
        return jdbc.sql("""
                                insert into parties.person (id, certificate, certificate_index, name, mobile, mobile_index, assurance, registered_at)
                                values (:id, :certificate, :certificateIndex, :name, :mobile, :mobileIndex, :assurance, :at)
                                on conflict (certificate_type, certificate_index) do nothing
                                """).params(columns(person)).update() == 1;
    }

    private Map<String, Object> columns(Person person) {
        var mobile = person.mobile();
        return Map.of(
                "id", person.id(),
                "certificate", cipher.encrypt(person.certificate().value()),
                "certificateIndex",
                        cipher.blindIndex(CITIZEN, person.certificate().value()),
                "name", cipher.encrypt(person.name().value()),
                "mobile", bytes(mobile == null ? null : cipher.encrypt(mobile.value())),
                "mobileIndex", bytes(mobile == null ? null : mobileIndex(mobile)),
                "assurance", person.assurance(),
                "at", Timestamp.from(clock.instant()));
    }

    private static SqlParameterValue bytes(byte @Nullable [] value) {
        return new SqlParameterValue(Types.BINARY, value);
    }

    private static @Nullable String witness(@Nullable UUID secondClerk) {
        return secondClerk == null ? null : "second clerk " + secondClerk;
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
        if (purpose.isBlank()) {
            throw new PurposeMissing();
        }
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
        entry.ifPresent(it -> mustStandFor(it, representative));
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

    private void mustStandFor(EnterpriseRegister.Entry entry, UUID representative) {
        if (!entry.representativeNumber()
                .equals(require(representative).certificate().value())) {
            throw new NotTheRepresentative();
        }
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
        var mobile = cipher.decryptNullable(row.getBytes("mobile"));
        return new Person(
                row.getObject("id", UUID.class),
                new PersonName(cipher.decrypt(row.getBytes("name"))),
                new CitizenNumber(cipher.decrypt(row.getBytes("certificate"))),
                mobile == null ? null : new MobileNumber(mobile),
                row.getInt("assurance"));
    }
}
