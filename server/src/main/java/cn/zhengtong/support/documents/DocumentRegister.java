package cn.zhengtong.support.documents;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Masks;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.regions.Organisations;
import cn.zhengtong.support.seals.KnownPaper;
import cn.zhengtong.support.seals.PaperRegister;
import cn.zhengtong.support.seals.VerifyCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Tells a stranger whether a paper is one of ours and still counts.
@Component
@Order(1)
class DocumentRegister implements PaperRegister {

    private final DocumentStore store;
    private final Organisations organisations;
    private final MessageSource messages;

    DocumentRegister(DocumentStore store, Organisations organisations, MessageSource messages) {
        this.store = store;
        this.organisations = organisations;
        this.messages = messages;
    }

    @Override
    public Optional<KnownPaper> paper(String digest, Locale locale) {
        return store.findByPdf(digest).map(it -> known(it, locale));
    }

    @Override
    public Optional<KnownPaper> code(Actor asker, String code, Locale locale) {
        var plain = VerifyCode.read(code, DocumentIssue.REGISTER);
        return plain == null ? Optional.empty() : store.findByCode(plain).map(it -> known(it, locale));
    }

    private KnownPaper known(DocumentStore.Stored stored, Locale locale) {
        var document = stored.document();
        boolean voided = document.state() == Document.State.VOIDED;
        var issued = Wording.date(LocalDate.ofInstant(document.issuedAt(), BusinessClock.ZONE));
        var facts = List.of(
                fact(locale, "title", document.title()),
                fact(locale, "number", document.documentNumber()),
                fact(locale, "body", organisations.require(document.body()).name()),
                fact(locale, "addressee", Masks.name(stored.addressee())),
                fact(locale, "issued", issued),
                fact(locale, "state", text(locale, "documents.state." + document.state())));
        var key = voided ? "documents.known.voided" : "documents.known.good";
        return new KnownPaper(
                voided ? KnownPaper.Standing.ENDED : KnownPaper.Standing.GOOD,
                text(locale, key, document.title()),
                text(locale, key + ".detail", document.documentNumber()),
                facts);
    }

    private KnownPaper.Fact fact(Locale locale, String key, String value) {
        return new KnownPaper.Fact(text(locale, "documents.fact." + key), value);
    }

    private String text(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
