package it.broletto.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IbanTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IT60X0542811101000000123456",
                "it60 x054 2811 1010 0000 0123 456",
                "SM86U0322509800000000270100",
                "DE89370400440532013000",
                "FR1420041010050500013M02606",
                "NL91ABNA0417164300",
                "MT84MALT011000012345MTLCAST001S",
                "NO9386011117947"
            })
    void rightOnesAreTaken(String typed) {
        assertTrue(Iban.parse(typed).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IT61X0542811101000000123456",
                "IT60X0542811101000000123465",
                "IT60X054281110100000012345",
                "IT60 X054 2811 1010 0000 0123 4567",
                "DE8937040044053201300",
                "US64SVBKUS6S3300958879",
                "XX00",
                "",
                "IT60<script>"
            })
    void wrongOnesAreNot(String typed) {
        assertTrue(Iban.parse(typed).isEmpty());
    }

    /** The check digits alone would let it pass: the Italian letter does not. */
    @Test
    void anItalianOneHasARightLetterToo() {
        assertTrue(Iban.parse("IT33A0542811101000000123456").isEmpty());
        assertTrue(Iban.parse(null).isEmpty());
    }

    @Test
    void itShowsOnlyItsEnds() {
        assertEquals(
                "IT** **** 3456",
                Iban.parse("IT60X0542811101000000123456").orElseThrow().toString());
    }
}
