package io.crossbook;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.crossbook.sourcing.Added;
import java.math.BigDecimal;
import java.util.Set;

/** Who may know whom. The table of packages is in docs/architecture.md. */
@AnalyzeClasses(packages = "io.crossbook", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] ENTITIES = {
        "io.crossbook.wallet..",
        "io.crossbook.orderbook..",
        "io.crossbook.market..",
        "io.crossbook.notification",
        "io.crossbook.documents",
        "io.crossbook.deposits",
        "io.crossbook.controls"
    };
    private static final Set<String> ENTITY_CLIENTS =
            Set.of("Wallets", "OrderBooks", "Markets", "Inboxes", "DocumentRegister", "Deposits", "TradingSwitches");

    @ArchTest
    static final ArchRule moneyKnowsOnlyJava = onlyDependOn("io.crossbook.domain.money..");

    @ArchTest
    static final ArchRule matchingKnowsMoney =
            onlyDependOn("io.crossbook.domain.matching..", "io.crossbook.domain.money..");

    @ArchTest
    static final ArchRule exposureKnowsMoneyAndMatching = onlyDependOn(
            "io.crossbook.domain.exposure..", "io.crossbook.domain.money..", "io.crossbook.domain.matching..");

    @ArchTest
    static final ArchRule domainKnowsOnlyDomain = onlyDependOn("io.crossbook.domain..");

    @ArchTest
    static final ArchRule domainHasNoFloatingPoint = fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage("io.crossbook.domain..")
            .should()
            .notHaveRawType(double.class)
            .andShould()
            .notHaveRawType(float.class)
            .andShould()
            .notHaveRawType(BigDecimal.class);

    @ArchTest
    static final ArchRule walletsKnowDomainSourcingAndProtocol = entityOnlyDependsOn("io.crossbook.wallet..");

    @ArchTest
    static final ArchRule booksKnowDomainSourcingAndProtocol = entityOnlyDependsOn("io.crossbook.orderbook..");

    @ArchTest
    static final ArchRule marketsKnowDomainSourcingAndProtocol = entityOnlyDependsOn("io.crossbook.market..");

    @ArchTest
    static final ArchRule inboxesKnowSourcingAndProtocol = entityOnlyDependsOn("io.crossbook.notification");

    @ArchTest
    static final ArchRule documentsKnowSourcingAndProtocol = entityOnlyDependsOn("io.crossbook.documents");

    @ArchTest
    static final ArchRule depositsKnowSourcingAndProtocol = entityOnlyDependsOn("io.crossbook.deposits");

    @ArchTest
    static final ArchRule switchesKnowSourcing = entityOnlyDependsOn("io.crossbook.controls");

    @ArchTest
    static final ArchRule looksKnowDocumentsAndMoney = noClasses()
            .that()
            .resideInAPackage("io.crossbook.documents.print..")
            .should(dependOnClassesThat(resideInAPackage("io.crossbook..")
                    .and(not(resideInAnyPackage("io.crossbook.documents..", "io.crossbook.domain.money..")))));

    /** What is invoiced follows from committed events and views; only series and inboxes are asked. */
    @ArchTest
    static final ArchRule invoicingDoesNotKnowOtherEntities = noClasses()
            .that()
            .resideInAPackage("io.crossbook.invoicing..")
            .should(dependOnClassesThat(
                    resideInAnyPackage("io.crossbook.wallet..", "io.crossbook.orderbook..", "io.crossbook.market..")
                            .and(shellOrClient())));

    /** What users are told follows from committed events and plain values; only inboxes are asked. */
    @ArchTest
    static final ArchRule notificationsDoNotKnowOtherEntities = noClasses()
            .that()
            .resideInAPackage("io.crossbook.notification..")
            .should(dependOnClassesThat(
                    resideInAnyPackage("io.crossbook.wallet..", "io.crossbook.orderbook..", "io.crossbook.market..")
                            .and(shellOrClient())));

    @ArchTest
    static final ArchRule identityDoesNotKnowWhoIsTold = noClasses()
            .that()
            .resideInAPackage("io.crossbook.auth..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.crossbook.notification..");

    @ArchTest
    static final ArchRule protocolIsDataOnly =
            onlyDependOn("io.crossbook.protocol..", "io.crossbook.domain..", "io.crossbook.sourcing..");

    @ArchTest
    static final ArchRule onlyShellsAndClientsKnowAkka = noClasses()
            .that(resideInAnyPackage(ENTITIES).and(not(shellOrClient())))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("akka..");

    @ArchTest
    static final ArchRule rulesAndReadSidesDoNotKnowEntities = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.crossbook.readside..",
                    "io.crossbook.analytics..",
                    "io.crossbook.audit..",
                    "io.crossbook.chaos..",
                    "io.crossbook.streaming..")
            .should(dependOnClassesThat(resideInAnyPackage(ENTITIES).and(shellOrClient())));

    /** The audit must not share the code whose mistakes it looks for. */
    @ArchTest
    static final ArchRule auditReckonsByItself = noClasses()
            .that()
            .resideInAPackage("io.crossbook.audit..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.crossbook..")
                    .and(describe("decide, keep state or do the reckoning", type -> !isPlainValue(type))));

    /** It is run as one file of source, by people who have nothing else of this. */
    @ArchTest
    static final ArchRule theVerifierOfExportsKnowsOnlyJava = onlyDependOn("io.crossbook.verify..");

    @ArchTest
    static final ArchRule onlyTheProgramKnowsRecovery = noClasses()
            .that()
            .resideOutsideOfPackages("io.crossbook.recovery..", "io.crossbook.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.crossbook.recovery..");

    @ArchTest
    static final ArchRule onlyTheProgramKnowsTheDemo = noClasses()
            .that()
            .resideOutsideOfPackages("io.crossbook.demo..", "io.crossbook.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.crossbook.demo..");

    @ArchTest
    static final ArchRule demoActsAsClientsDo = onlyDependOn(
            "io.crossbook.demo..",
            "akka.actor..",
            "akka.cluster.typed..",
            "com.typesafe.config..",
            "org.slf4j..",
            "io.crossbook.domain..",
            "io.crossbook.sourcing..",
            "io.crossbook.protocol..",
            "io.crossbook.wallet..",
            "io.crossbook.orderbook..",
            "io.crossbook.market..",
            "io.crossbook.controls..",
            "io.crossbook.placement..");

    @ArchTest
    static final ArchRule streamsKnowNothingOfHttp = noClasses()
            .that()
            .resideInAPackage("io.crossbook.streaming..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "akka.http..", "io.crossbook.auth..", "io.crossbook.wallet..", "io.crossbook.orderbook..");

    @ArchTest
    static final ArchRule nobodyKnowsTheEdges = noClasses()
            .that()
            .resideOutsideOfPackages("io.crossbook.http..", "io.crossbook.grpc..", "io.crossbook.app..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.crossbook.http..", "io.crossbook.grpc..", "io.crossbook.app..");

    @ArchTest
    static final ArchRule edgesDoNotKnowTheProgram = noClasses()
            .that()
            .resideInAnyPackage("io.crossbook.http..", "io.crossbook.grpc..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.crossbook.app..");

    @ArchTest
    static final ArchRule modulesHaveNoCycles =
            slices().matching("io.crossbook.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule messagesAreSealedInterfacesOfRecords = classes()
            .that(resideInAnyPackage(ENTITIES).and(describe("are commands or events", ArchitectureTest::isMessage)))
            .should(be("a sealed interface or a record", type -> type.isRecord() || isSealedInterface(type)));

    @ArchTest
    static final ArchRule idsPrintTheirBareValue = classes()
            .that()
            .areRecords()
            .and()
            .haveSimpleNameEndingWith("Id")
            .should(be("overriding toString (ids are map keys in the journal)", ArchitectureTest::writesOwnToString));

    private static ArchRule entityOnlyDependsOn(String self) {
        return onlyDependOn(
                self, "akka..", "io.crossbook.domain..", "io.crossbook.sourcing..", "io.crossbook.protocol..");
    }

    private static ArchRule onlyDependOn(String self, String... others) {
        return classes()
                .that()
                .resideInAPackage(self)
                .should()
                .onlyDependOnClassesThat(resideInAPackage("java..")
                        .or(describe("say what older stored forms lack", type -> type.isEquivalentTo(Added.class)))
                        .or(resideInAPackage(self))
                        .or(resideInAnyPackage(others))
                        .or(describe("are primitive", JavaClass::isPrimitive)));
    }

    private static <T> DescribedPredicate<T> not(DescribedPredicate<T> predicate) {
        return DescribedPredicate.not(predicate);
    }

    private static DescribedPredicate<JavaClass> shellOrClient() {
        return describe("are entity shells or clients", type -> {
            String name = type.getName().substring(type.getPackageName().length() + 1);
            String outermost = name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
            return outermost.endsWith("Entity") || ENTITY_CLIENTS.contains(outermost);
        });
    }

    private static final Set<String> SHARED_WITH_AUDIT = Set.of("Event", "OrderIds", "SealedTypes", "EventReader");

    /** Records, enums and sealed families of records; and what reads them. */
    private static boolean isPlainValue(JavaClass type) {
        return type.getPackageName().equals("io.crossbook.audit")
                || type.isRecord()
                || type.isEnum()
                || isSealedInterface(type)
                || SHARED_WITH_AUDIT.contains(type.getSimpleName());
    }

    private static boolean isMessage(JavaClass type) {
        return namesMessages(type) || type.getAllRawInterfaces().stream().anyMatch(ArchitectureTest::namesMessages);
    }

    private static boolean namesMessages(JavaClass type) {
        String name = type.getSimpleName();
        return type.isInterface()
                && type.getPackageName().startsWith("io.crossbook.")
                && !type.getPackageName().startsWith("io.crossbook.sourcing")
                && (name.endsWith("Event") || name.endsWith("Command"));
    }

    private static boolean isSealedInterface(JavaClass type) {
        return type.isInterface() && type.reflect().isSealed();
    }

    private static boolean writesOwnToString(JavaClass type) {
        // A generated toString is a single invokedynamic and touches no member of the record.
        return type.tryGetMethod("toString")
                .map(JavaMethod::getAccessesFromSelf)
                .map(accesses -> !accesses.isEmpty())
                .orElse(false);
    }

    private static ArchCondition<JavaClass> be(String what, java.util.function.Predicate<JavaClass> holds) {
        return new ArchCondition<>("be " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(type, holds.test(type), type.getName() + " should be " + what));
            }
        };
    }
}
