"""Records of patients and insured people, and what they say of their health."""

import re
from collections.abc import Iterator

from redaction.entities import Entity
from redaction.recognizers.clues import DIGIT, FIGURES, words
from redaction.recognizers.labels import CODE, after_label, before_label
from redaction.recognizers.shapes import (
    CHECKED,
    LIKELY,
    SHAPED,
    Needing,
    Recognizer,
    Shape,
    has_characters,
)

_RECORD = """
    mrn; medical record; medical record number; medical records; health record; patient id
    ; patient number; patient no; patient file; patient record; chart number; chart no
    ; hospital number; hospital no; health card; health number; health id; lab number
    ; specimen number; accession number; patientennummer; numéro de dossier; historia clínica
    ; número de historia; cartella clinica; patiëntnummer; numer pacjenta
"""
_INSURANCE = """
    policy; policy number; policy num; policy no; policy id; insurance; insurance number
    ; insurance id; insurance policy; insurance no; health insurance; claim; claim number
    ; claim num; claim no; claim id; plan id; plan number; group number; group no; health plan
    ; beneficiary number; beneficiary id; coverage id; ehic; mbi; hicn; medicaid; medicaid id
    ; subscriber number; versicherungsnummer; versichertennummer; krankenversicherung
    ; schadennummer; police; numéro de police; numéro d'assuré; póliza; número de póliza
    ; siniestro; polizza; apólice; polisnummer; schadenummer; numer polisy; polisa; kötvényszám
    ; kárszám; tb szám
"""
# Medicare's number in the United States (CMS, Understanding the MBI): no S, L, O, I, B or Z.
_LETTER, _EITHER = "[AC-HJKMNP-RT-Y]", "[AC-HJKMNP-RT-Y0-9]"
_MEDICARE = rf"[1-9]{_LETTER}{_EITHER}\d-?{_LETTER}{_EITHER}\d-?{_LETTER}{{2}}\d{{2}}"

_CONDITIONS = """
    adhd aids alcoholism alzheimer alzheimers anaemia anemia anorexia anxiety arthritis asthma
    autism autistic bipolar blindness bronchitis bulimia cancer celiac chemotherapy cholesterol
    chlamydia cirrhosis coeliac colitis concussion copd covid crohn crohns dementia depression
    depressed diabetes diabetic dialysis dyslexia eczema endometriosis epilepsy epileptic
    fibromyalgia fracture glaucoma gonorrhea gout hepatitis hernia herpes hiv hypertension
    hypothyroidism infertility insomnia leukaemia leukemia lupus lymphoma melanoma menopause
    migraine migraines miscarriage narcolepsy obesity obese osteoporosis pacemaker paralysed
    paralyzed parkinson parkinsons pneumonia pregnancy pregnant psoriasis psychosis ptsd
    radiotherapy rehab schizophrenia scoliosis seizure seizures sepsis stroke suicidal syphilis
    tuberculosis tumor tumour ulcer vasectomy vertigo aspirin ibuprofen paracetamol acetaminophen
    adderall albuterol alprazolam amlodipine amoxicillin antidepressant antidepressants
    atorvastatin citalopram clonazepam diazepam duloxetine escitalopram fluoxetine gabapentin
    hydrocodone insulin levothyroxine lipitor lisinopril lithium lorazepam losartan metformin
    methadone methotrexate metoprolol morphine naproxen omeprazole oxycodone ozempic penicillin
    pregabalin prednisone prozac ritalin sertraline simvastatin statins tramadol trazodone valium
    venlafaxine viagra warfarin xanax zoloft
"""
_HEALTH = words(_CONDITIONS)
_NAMED = re.compile(r"[^\W\d_]{3,20}")
_OF_A_PERSON = re.compile(
    r"(?i)\b(?:i|i'm|i've|i'd|im|ive|my|me|we|our|he|she|his|her|they|their|patient|patients?'?s?"
    r"|wife"
    r"|husband|son|daughter|mother|father|mom|mum|dad|brother|sister|child|diagnos\w{2,3}"
    r"|prescribed)\b"
)
_PERSON_REACH = 60


def conditions(text: str) -> Iterator[Entity]:
    """Find illnesses and medicines shortly after a person."""
    for match in _NAMED.finditer(text):
        if match.group().lower() in _HEALTH and _OF_A_PERSON.search(
            text, max(0, match.start() - _PERSON_REACH), match.start()
        ):
            yield Entity(*match.span(), "HEALTH", LIKELY)


_TOLD = re.compile(
    r"(?i)\b(?:diagnosed (?:as|with)|diagnosis(?: is| of|:)|tested positive for|treated for"
    r"|allergic to"
    r"|(?:was|am|been|were) prescribed|prescription for|suffer(?:s|ed|ing)? from (?:a "
    r"|an )?(?:severe|"
    r"chronic|acute)|recovering from(?: a| an)?|surgery on my|operation on my)[ ]"
    r"(?:a[ ]|an[ ]|the[ ]|my[ ]|his[ ]|her[ ])?"
    r"(?P<value>(?!(?:and|but|or|by|in|on|at)\b)[^\W\d_][\w'\-]{2,30}"
    r"(?:[ ](?!(?:and|but|or|so|in|on|at|for|by|last|this|when|which|because|since|after|before|i"
    r"|he"
    r"|she|my|the|to|from|is|was|who|that|with|yesterday|today|please|can|two|three)\b)"
    r"[\w'\-]{1,30}){0,2})"
)
_TELLING = words(
    "diagnosed diagnosis tested treated allergic prescribed prescription suffer suffers"
    " suffered suffering recovering surgery operation"
)

RECOGNIZERS: tuple[Recognizer, ...] = (
    after_label("MEDICAL_RECORD", _RECORD, CODE, has_characters(4)),
    before_label("MEDICAL_RECORD", _RECORD, has_characters(4)),
    after_label("INSURANCE", _INSURANCE, CODE, has_characters(4)),
    before_label("INSURANCE", _INSURANCE, has_characters(4)),
    Shape(
        "INSURANCE",
        CHECKED,
        re.compile(rf"(?<![\w\-]){_MEDICARE}(?![\w\-])"),
        needs=(DIGIT,),
        begins=FIGURES,
    ),
    Needing(conditions, (_HEALTH,)),
    Shape("HEALTH", SHAPED, _TOLD, needs=(_TELLING,)),
)
