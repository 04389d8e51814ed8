package it.broletto.transfer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes statements as a bank does, for tests. */
public final class Bank {

    public static final String OURS = "IT60X0542811101000000123456";
    public static final String THEIRS = "DE89370400440532013000";

    private final List<String> entries = new ArrayList<>();
    private String account = OURS;
    private String version = "02";

    public Bank version(String digits) {
        version = digits;
        return this;
    }

    public Bank account(String iban) {
        account = iban;
        return this;
    }

    /** @param name the bank's; empty for none */
    public Bank credit(String name, long cents, String person, String iban, String words) {
        return entry("CRDT", name, cents, "Dbtr", person, iban, words);
    }

    public Bank debit(String name, long cents, String words) {
        return entry("DBIT", name, cents, "Cdtr", "Qualcuno", THEIRS, words);
    }

    public Bank raw(String entry) {
        entries.add(entry);
        return this;
    }

    private Bank entry(
            String direction, String name, long cents, String side, String person, String iban, String words) {
        var party = version.compareTo("08") < 0 ? "<Nm>" + person + "</Nm>" : "<Pty><Nm>" + person + "</Nm></Pty>";
        var status = version.compareTo("08") < 0 ? "BOOK" : "<Cd>BOOK</Cd>";
        entries.add("""
                <Ntry><Amt Ccy="EUR">%d.%02d</Amt><CdtDbtInd>%s</CdtDbtInd><Sts>%s</Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt>
                %s<NtryDtls><TxDtls><RltdPties><%s>%s</%s>%s</RltdPties>
                <RmtInf><Ustrd>%s</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
                """.formatted(
                        cents / 100,
                        cents % 100,
                        direction,
                        status,
                        name.isEmpty() ? "" : "<AcctSvcrRef>" + name + "</AcctSvcrRef>",
                        side,
                        party,
                        side,
                        iban.isEmpty() ? "" : "<" + side + "Acct><Id><IBAN>" + iban + "</IBAN></Id></" + side + "Acct>",
                        words));
        return this;
    }

    public byte[] camt() {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001."
                        + version
                        + "\"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>1</Id><Acct><Id><IBAN>"
                        + account + "</IBAN></Id></Acct>" + String.join("", entries)
                        + "</Stmt></BkToCstmrStmt></Document>")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** With the columns that are read when nothing else is set. */
    public static byte[] csv(String... rows) {
        return ("Data;Importo;Causale;Ordinante;IBAN\r\n" + String.join("\r\n", rows)).getBytes(StandardCharsets.UTF_8);
    }
}
