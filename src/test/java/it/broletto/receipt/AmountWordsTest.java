package it.broletto.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountWordsTest {

    @ParameterizedTest
    @CsvSource({
        "0, zero/00 euro, zero/00 euro",
        "100, uno/00 euro, one/00 euro",
        "2105, ventuno/05 euro, twenty-one/05 euro",
        "2300, ventitré/00 euro, twenty-three/00 euro",
        "2800, ventotto/00 euro, twenty-eight/00 euro",
        "10000, cento/00 euro, one hundred/00 euro",
        "10300, centotré/00 euro, one hundred and three/00 euro",
        "18850, centottantotto/50 euro, one hundred and eighty-eight/50 euro",
        "20100, duecentouno/00 euro, two hundred and one/00 euro",
        "100000, mille/00 euro, one thousand/00 euro",
        "123456, milleduecentotrentaquattro/56 euro, one thousand two hundred and thirty-four/56 euro",
        "2300000, ventitremila/00 euro, twenty-three thousand/00 euro",
        "10000000, centomila/00 euro, one hundred thousand/00 euro",
        "100000000, unmilione/00 euro, one million/00 euro"
    })
    void amountsAreWrittenAsPeopleSayThem(long cents, String italian, String english) {
        assertEquals(italian, AmountWords.italian(cents));
        assertEquals(english, AmountWords.english(cents));
    }
}
