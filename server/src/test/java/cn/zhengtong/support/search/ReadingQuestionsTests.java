package cn.zhengtong.support.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ReadingQuestionsTests {

    @Test
    void wordsAroundTheQuestionAreLeftOut() {
        assertThat(Grams.ofQuestion("请问我想办理结婚证要带什么呢").counted())
                .isEqualTo(Grams.ofQuestion("结婚证").counted());
    }

    @Test
    void aQuestionOfFillersOnlyIsKept() {
        assertThat(Grams.ofQuestion("怎么办理").counted()).isNotEmpty();
    }

    @Test
    void wordsThatPeopleUseForOneAnotherAreOneWord() {
        assertThat(Grams.ofQuestion("驾照遗失").counted())
                .isEqualTo(Grams.ofQuestion("驾驶证丢了").counted());
        assertThat(Grams.ofQuestion("八十岁").counted()).containsKey("80");
    }

    @Test
    void homophonesShareTheirSound() {
        assertThat(Grams.ofQuestion("居主证").counted()).containsKey("~ju'zhu");
        assertThat(Grams.ofPhrase("居住证").counted()).containsKey("~ju'zhu");
    }

    @Test
    void runsOfLettersAreReadAsPinyinWhereTheyAreIt() {
        assertThat(Syllables.split("shenfenzheng")).containsExactly("shen", "fen", "zheng");
        assertThat(Syllables.split("naichadian")).containsExactly("nai", "cha", "dian");
        assertThat(Syllables.split("xian")).containsExactly("xian");
        assertThat(Syllables.split("apec")).isEmpty();
        assertThat(Syllables.split("ktv")).isEmpty();
        assertThat(Syllables.split("a")).isEmpty();
    }

    @Test
    void pinyinCountsAsMuchAsTheWordsItStandsFor() {
        var typed = Grams.ofQuestion("hu zhao");
        assertThat(typed.counted()).containsOnlyKeys("~hu'zhao");
        assertThat(typed.whole()).isCloseTo(Grams.ofQuestion("护照").whole(), within(1e-9));
    }

    @Test
    void aPhraseKeepsItsSoundFromBeforeSynonyms() {
        assertThat(Grams.ofPhrase("社保卡").counted()).containsKeys("~she'bao", "~bao'ka", "社会");
    }

    @Test
    void fullWidthAndCapitalsAreTheSame() {
        assertThat(Grams.ofQuestion("ＡＰＥＣ卡").counted())
                .isEqualTo(Grams.ofQuestion("apec卡").counted());
    }
}
