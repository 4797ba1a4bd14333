package cn.zhengtong.support.licences;

import cn.zhengtong.foundation.Masks;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.regions.Organisations;
import cn.zhengtong.support.seals.KnownPaper;
import cn.zhengtong.support.seals.PaperRegister;
import cn.zhengtong.support.seals.VerifyCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Tells a stranger whether a licence is one of ours and still counts: by its file, by the code printed on
/// it, or by the code
/// that its holder shows.
@Component
@Order(2)
@Transactional
class LicenceRegister implements PaperRegister {

    private final LicenceStore store;
    private final Presentations presentations;
    private final Organisations organisations;
    private final MessageSource messages;

    LicenceRegister(
            LicenceStore store, Presentations presentations, Organisations organisations, MessageSource messages) {
        this.store = store;
        this.presentations = presentations;
        this.organisations = organisations;
        this.messages = messages;
    }

    @Override
    public Optional<KnownPaper> paper(String digest, Locale locale) {
        return store.findByPdf(digest).map(it -> known(it.licence(), locale));
    }

    @Override
    public Optional<KnownPaper> code(Actor asker, String code, Locale locale) {
        var printed = VerifyCode.read(code, Licences.REGISTER);
        if (printed != null) {
            return store.findByCode(printed).map(it -> seen(it.licence(), "PRINTED", asker, locale));
        }
        var shown = VerifyCode.read(code, Presentations.REGISTER);
        return shown == null
                ? Optional.empty()
                : presentations
                        .look(shown)
                        .flatMap(look -> look.spent()
                                ? Optional.of(spent(locale))
                                : store.find(look.licence()).map(it -> seen(it.licence(), "SHOWN", asker, locale)));
    }

    private KnownPaper seen(Licence licence, String how, Actor asker, Locale locale) {
        presentations.log(licence.id(), how, asker);
        return known(licence, locale);
    }

    private KnownPaper spent(Locale locale) {
        return new KnownPaper(
                KnownPaper.Standing.CODE_SPENT,
                text(locale, "licences.code-spent"),
                text(locale, "licences.code-spent.detail"),
                List.of());
    }

    private KnownPaper known(Licence it, Locale locale) {
        var facts = new ArrayList<KnownPaper.Fact>();
        facts.add(fact(locale, "type", it.typeName()));
        facts.add(fact(locale, "number", it.licenceNumber()));
        facts.add(fact(
                locale,
                "holder",
                it.holder().person() == null
                        ? it.holder().name()
                        : Masks.name(it.holder().name())));
        facts.add(fact(locale, "body", organisations.require(it.body()).name()));
        facts.add(fact(
                locale,
                "validity",
                LicencePaper.date(it.validFrom()) + " – "
                        + (it.validTo() == null ? "" : LicencePaper.date(it.validTo()))));
        facts.add(fact(locale, "state", text(locale, "licences.state." + it.state())));
        var key = it.isValid() ? "licences.known.good" : "licences.known.ended";
        return new KnownPaper(
                it.isValid() ? KnownPaper.Standing.GOOD : KnownPaper.Standing.ENDED,
                text(locale, key, it.typeName(), text(locale, "licences.state." + it.state())),
                text(locale, key + ".detail"),
                facts);
    }

    private KnownPaper.Fact fact(Locale locale, String key, String value) {
        return new KnownPaper.Fact(text(locale, "licences.fact." + key), value);
    }

    private String text(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
