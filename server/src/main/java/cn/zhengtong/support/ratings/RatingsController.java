package cn.zhengtong.support.ratings;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Idempotency;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.kernel.SeriesNumber;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The desk of low ratings: lists, one page, acts, figures.
@RestController
@RequestMapping("/api/ratings")
class RatingsController {

    private static final String KEY = "Idempotency-Key";

    enum Reached {
        REACHED,
        NOT_REACHED
    }

    enum Ruling {
        UPHELD,
        REJECTED
    }

    record Contact(
            long version,
            @NotNull Reached reached,
            @Size(max = 2000) @Nullable String text) {}

    record Classification(
            long version,
            Rectification.@NotNull Finding finding,
            @NotBlank @Size(max = 2000) String text) {}

    record Answer(long version, @NotBlank @Size(max = 2000) String text) {}

    record CallBack(
            long version,
            RectificationDesk.@NotNull Call result,
            @Size(max = 2000) @Nullable String text) {}

    record Decision(
            long version,
            @NotNull Ruling decision,
            @NotBlank @Size(max = 2000) String text) {}

    record Purpose(@NotBlank @Size(max = 100) String purpose) {}

    record Revealed(String value) {}

    /// What a repeated request is answered with: the number, never content.
    record Done(SeriesNumber number) {}

    private final RectificationDesk desk;
    private final RectificationReader reader;
    private final RectificationList list;
    private final GivenList given;
    private final Figures figures;
    private final Idempotency idempotency;
    private final BusinessClock clock;

    RatingsController(
            RectificationDesk desk,
            RectificationReader reader,
            RectificationList list,
            GivenList given,
            Figures figures,
            Idempotency idempotency,
            BusinessClock clock) {
        this.desk = desk;
        this.reader = reader;
        this.list = list;
        this.given = given;
        this.figures = figures;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @GetMapping("/rectifications")
    @Opened(to = Audience.STAFF, permission = Permissions.READ)
    Page<RectificationList.Row> list(
            Actor actor,
            Locale locale,
            @RequestParam(defaultValue = "OPEN") RectificationList.Show show,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return list.page(actor, show, after, Page.limit(limit, 30, 100), locale);
    }

    @GetMapping("/rectifications/{number}")
    @Opened(to = Audience.STAFF, permission = Permissions.READ, audit = "ratings.read-order")
    RectificationView one(Actor actor, Locale locale, @PathVariable SeriesNumber number) {
        return reader.view(actor, number, locale);
    }

    @PostMapping("/rectifications/{number}/contact")
    @Opened(to = Audience.STAFF, permission = Permissions.HANDLE, audit = "ratings.contact")
    RectificationView contact(
            Actor actor,
            Locale locale,
            @PathVariable SeriesNumber number,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @Valid @RequestBody Contact said) {
        return act(
                actor,
                number,
                key,
                said,
                locale,
                () -> desk.contact(
                        actor, number, said.version(), said.reached() == Reached.REACHED, text(said.text())));
    }

    @PostMapping("/rectifications/{number}/classification")
    @Opened(to = Audience.STAFF, permission = Permissions.HANDLE, audit = "ratings.classify")
    RectificationView classify(
            Actor actor,
            Locale locale,
            @PathVariable SeriesNumber number,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @Valid @RequestBody Classification said) {
        return act(
                actor,
                number,
                key,
                said,
                locale,
                () -> desk.classify(actor, number, said.version(), said.finding(), said.text()));
    }

    @PostMapping("/rectifications/{number}/rectification")
    @Opened(to = Audience.STAFF, permission = Permissions.HANDLE, audit = "ratings.rectify")
    RectificationView rectify(
            Actor actor,
            Locale locale,
            @PathVariable SeriesNumber number,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @Valid @RequestBody Answer said) {
        return act(actor, number, key, said, locale, () -> desk.rectify(actor, number, said.version(), said.text()));
    }

    @PostMapping("/rectifications/{number}/call-back")
    @Opened(to = Audience.STAFF, permission = Permissions.CALL_BACK, audit = "ratings.call-back")
    RectificationView callBack(
            Actor actor,
            Locale locale,
            @PathVariable SeriesNumber number,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @Valid @RequestBody CallBack said) {
        return act(
                actor,
                number,
                key,
                said,
                locale,
                () -> desk.callBack(actor, number, said.version(), said.result(), text(said.text())));
    }

    @PostMapping("/rectifications/{number}/appeal")
    @Opened(to = Audience.STAFF, permission = Permissions.HANDLE, audit = "ratings.appeal")
    RectificationView appeal(
            Actor actor,
            Locale locale,
            @PathVariable SeriesNumber number,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @Valid @RequestBody Answer said) {
        return act(actor, number, key, said, locale, () -> desk.appeal(actor, number, said.version(), said.text()));
    }

    @PostMapping("/rectifications/{number}/appeal-decision")
    @Opened(to = Audience.STAFF, permission = Permissions.REVIEW, audit = "ratings.decide-appeal")
    RectificationView decide(
            Actor actor,
            Locale locale,
            @PathVariable SeriesNumber number,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @Valid @RequestBody Decision said) {
        return act(
                actor,
                number,
                key,
                said,
                locale,
                () -> desk.decideAppeal(actor, number, said.version(), said.decision() == Ruling.UPHELD, said.text()));
    }

    @PostMapping("/rectifications/{number}/reveal")
    @Opened(to = Audience.STAFF, permission = Permissions.READ, audit = "ratings.reveal")
    Revealed reveal(Actor actor, @PathVariable SeriesNumber number, @Valid @RequestBody Purpose why) {
        return new Revealed(desk.reveal(actor, number, why.purpose()));
    }

    @GetMapping("/given")
    @Opened(to = Audience.STAFF, permission = Permissions.READ)
    Page<GivenList.Row> given(
            Actor actor,
            Locale locale,
            @RequestParam(defaultValue = "false") boolean low,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return given.given(actor, low, after, Page.limit(limit, 30, 100), locale);
    }

    @GetMapping("/flagged")
    @Opened(to = Audience.STAFF, permission = Permissions.REVIEW, audit = "ratings.flagged")
    Page<GivenList.Row> flagged(
            Actor actor,
            Locale locale,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return given.flagged(actor, after, Page.limit(limit, 30, 100), locale);
    }

    /// The rates are public, so whoever may read here reads all of them.
    @GetMapping("/figures/bodies")
    @Opened(to = Audience.STAFF, permission = Permissions.READ)
    Page<Figures.Row> byBody(
            @RequestParam(required = false) @Nullable YearMonth month,
            @RequestParam(defaultValue = "32") RegionCode in,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return figures.byBody(month(month), in, after, Page.limit(limit, 50, 200));
    }

    @GetMapping("/figures/regions")
    @Opened(to = Audience.STAFF, permission = Permissions.READ)
    List<Figures.Row> byRegion(
            @RequestParam(required = false) @Nullable YearMonth month,
            @RequestParam(defaultValue = "32") RegionCode in) {
        return figures.byRegion(month(month), in);
    }

    private java.time.LocalDate month(@Nullable YearMonth asked) {
        return Objects.requireNonNullElseGet(asked, () -> YearMonth.from(clock.today()))
                .atDay(1);
    }

    private RectificationView act(
            Actor actor, SeriesNumber number, @Nullable String key, Object said, Locale locale, Runnable act) {
        idempotency.once(actor, key, List.of(number, said), Done.class, () -> {
            act.run();
            return new Done(number);
        });
        return reader.view(actor, number, locale);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
