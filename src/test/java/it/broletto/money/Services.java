package it.broletto.money;

import io.agroal.api.AgroalDataSource;
import it.broletto.call.CallDeskService;
import it.broletto.call.CallService;
import it.broletto.call.TestCalls;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.CourseService;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.ReturnService;
import it.broletto.campaign.Town;
import it.broletto.change.Editor;
import it.broletto.collection.CollectionService;
import it.broletto.collection.MortalProcess;
import it.broletto.pagopa.Station;
import it.broletto.payout.AccountService;
import it.broletto.payout.GrantService;
import it.broletto.payout.MoneyService;
import it.broletto.payout.Office;
import it.broletto.payout.PayoutService;
import it.broletto.payout.SettlementService;
import it.broletto.payout.TransferService;
import it.broletto.privacy.PrivacyService;
import it.broletto.rail.RailService;
import it.broletto.receipt.ReceiptService;
import it.broletto.sandbox.Till;
import it.broletto.transfer.Counter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The real services that the model is compared with. */
@Singleton
class Services {

    @Inject
    Town town;

    @Inject
    Office office;

    @Inject
    CampaignService campaigns;

    @Inject
    CourseService courses;

    @Inject
    Editor editor;

    @Inject
    PledgeService pledges;

    @Inject
    ReturnService returns;

    @Inject
    CollectionService collections;

    @Inject
    MortalProcess process;

    @Inject
    RailService rails;

    @Inject
    Till till;

    @Inject
    CallService calls;

    @Inject
    CallDeskService desk;

    @Inject
    TestCalls testCalls;

    @Inject
    PayoutService payouts;

    @Inject
    AccountService accounts;

    @Inject
    SettlementService settlements;

    @Inject
    GrantService grants;

    @Inject
    ReceiptService receipts;

    @Inject
    PrivacyService privacy;

    @Inject
    MoneyService money;

    @Inject
    TransferService transfers;

    @Inject
    Counter counter;

    @Inject
    Station station;

    @Inject
    AgroalDataSource database;
}
